import Phrases

/// A matrix as coloured cells, such as the attention of one head.
public struct Heatmap: Figure {
  /// The finding or question.
  public var title: Phrase
  /// Model, data, step, seed.
  public var subtitle: Phrase
  /// A quiet mark at the top right, such as `quick run`.
  public var note: Phrase?
  /// The numbers, `[rows][columns]`; nil is a masked cell.
  public var values: [[Double?]]
  /// What the rows are.
  public var rows: Side
  /// What the columns are.
  public var columns: Side
  /// What the labels of rows and columns are.
  public var labels: Labels
  /// What the numbers are, and how they become colours.
  public var scale: Scale
  /// The shape of the cells and what stands in them.
  public var cells: Cells
  /// Whether every row must sum to 1, masked cells counting as 0, or the figure is refused.
  public var rowsSumToOne: Bool
  /// Which matrix this is, such as `layer 2, head 3`; errors name it.
  public var name: Phrase
  /// A sentence below the figure.
  public var footnote: Phrase?

  /// Makes a heatmap.
  public init(
    title: Phrase, subtitle: Phrase = "", values: [[Double?]], rows: Side = Side("query"),
    columns: Side = Side("key"), labels: Labels = .tokens, scale: Scale = Scale("weight"),
    cells: Cells = Cells(), rowsSumToOne: Bool = false, name: Phrase = "", note: Phrase? = nil,
    footnote: Phrase? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.values = values
    self.rows = rows
    self.columns = columns
    self.labels = labels
    self.scale = scale
    self.cells = cells
    self.rowsSumToOne = rowsSumToOne
    self.name = name
    self.note = note
    self.footnote = footnote
  }

  /// What the figure shows, in words.
  public var alternative: Phrase {
    let numbers = values.flatMap { $0.compactMap { $0 } }
    let (rowCount, columnCount) = (values.count, values.first?.count ?? 0)
    guard let low = numbers.min(), let high = numbers.max() else {
      return """
        Heatmap: \(title). \(scale.title) in \(rowCount) rows (\(rows.title)) and \(columnCount) \
        columns (\(columns.title)).
        """
    }
    return """
      Heatmap: \(title). \(scale.title) from \(NumberFormat.short(low)) to \
      \(NumberFormat.short(high)) in \(rowCount) rows (\(rows.title)) and \(columnCount) columns \
      (\(columns.title)).
      """
  }

  /// What the labels of rows and columns are.
  public enum Labels: String, Sendable {
    /// Raw tokens: white space is made visible, duplicates are numbered, long ones shortened.
    case tokens
    /// Names, shown as they are but for shortening.
    case names
  }

  /// What the rows, or the columns, of a matrix are.
  public struct Side: Sendable {
    /// What they are, such as `query`.
    public var title: Phrase
    /// A label for each; none shows their numbers, from 0.
    public var labels: [Phrase]

    /// Makes one side of a matrix.
    public init(_ title: Phrase, labels: [Phrase] = []) {
      self.title = title
      self.labels = labels
    }
  }

  /// What the numbers of a matrix are, and how they become colours.
  public struct Scale: Sendable {
    /// What the numbers are, with their unit.
    public var title: Phrase
    /// How numbers become colours.
    public var colours: ColourMap
    /// The numbers at the ends of the colour bar; nil takes them from the data.
    public var range: ClosedRange<Double>?
    /// What the colour of masked cells means.
    public var masked: Phrase

    /// Makes a scale.
    public init(
      _ title: Phrase, colours: ColourMap = .viridis, range: ClosedRange<Double>? = nil,
      masked: Phrase = "masked"
    ) {
      self.title = title
      self.colours = colours
      self.range = range
      self.masked = masked
    }
  }

  /// The shape of the cells, and what stands in them.
  public struct Cells: Sendable {
    /// Whether large cells show their numbers.
    public var showNumbers: Bool
    /// A text in each cell in place of its number, `[rows][columns]`, or none at all.
    ///
    /// It may be the token that a layer would predict: raw where the labels are. Cells are then wide
    /// rather than square.
    public var texts: [[String]]
    /// Whether cells are squares; else they fill the plot, as for a state over a text.
    public var areSquare: Bool
    /// The height of all rows together, in points, where cells are not square; nil chooses.
    public var height: Double?

    /// Makes the look of all cells.
    public init(
      showNumbers: Bool = true, texts: [[String]] = [], areSquare: Bool = true,
      height: Double? = nil
    ) {
      self.showNumbers = showNumbers
      self.texts = texts
      self.areSquare = areSquare
      self.height = height
    }
  }
}
