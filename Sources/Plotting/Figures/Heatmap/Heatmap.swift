/// A matrix as coloured cells, such as the attention of one head.
public struct Heatmap: Figure {
  /// What the labels of rows and columns are.
  public enum Labels: String, Sendable {
    /// Raw tokens: white space is made visible, duplicates are numbered, long ones shortened.
    case tokens
    /// Names, shown as they are but for shortening.
    case names
  }

  /// The finding or question.
  public var title: String
  /// Model, data, step, seed.
  public var subtitle: String
  /// A quiet mark at the top right, such as `quick run`.
  public var note: String?
  /// The numbers, `[rows][columns]`; nil is a masked cell.
  public var values: [[Double?]]
  /// A label for each row; none shows the rows' numbers, from 0.
  public var rowLabels: [String]
  /// A label for each column; none shows the columns' numbers, from 0.
  public var columnLabels: [String]
  /// What the labels are.
  public var labels: Labels
  /// What the rows are, such as `query`.
  public var rowTitle: String
  /// What the columns are, such as `key`.
  public var columnTitle: String
  /// What the numbers are, with their unit.
  public var valueTitle: String
  /// How numbers become colours.
  public var colours: ColourMap
  /// The numbers at the ends of the colour bar; nil takes them from the data.
  public var range: ClosedRange<Double>?
  /// What the colour of masked cells means.
  public var maskedTitle: String
  /// A text in each cell in place of its number, `[rows][columns]`, or none at all.
  ///
  /// It may be the token that a layer would predict: raw where `labels` are. Cells are then wide
  /// rather than square.
  public var cellTexts: [[String]]
  /// Whether large cells show their numbers.
  public var showsNumbers: Bool
  /// Whether every row must sum to 1, masked cells counting as 0, or the figure is refused.
  public var rowsSumToOne: Bool
  /// Which matrix this is, such as `layer 2, head 3`; errors name it.
  public var name: String
  /// Whether cells are squares; else they fill the plot, as for a state over a text.
  public var hasSquareCells: Bool
  /// The height of all rows together, in points, where cells are not square; nil chooses.
  public var height: Double?
  /// A sentence below the figure.
  public var footnote: String?

  /// Makes a heatmap.
  public init(
    title: String, subtitle: String = "", values: [[Double?]], rowLabels: [String] = [],
    columnLabels: [String] = [], labels: Labels = .tokens, rowTitle: String = "query",
    columnTitle: String = "key", valueTitle: String = "weight", colours: ColourMap = .viridis,
    range: ClosedRange<Double>? = nil, maskedTitle: String = "masked",
    cellTexts: [[String]] = [], showsNumbers: Bool = true,
    rowsSumToOne: Bool = false, name: String = "", hasSquareCells: Bool = true,
    height: Double? = nil, note: String? = nil, footnote: String? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.values = values
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.labels = labels
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    self.valueTitle = valueTitle
    self.colours = colours
    self.range = range
    self.maskedTitle = maskedTitle
    self.cellTexts = cellTexts
    self.showsNumbers = showsNumbers
    self.rowsSumToOne = rowsSumToOne
    self.name = name
    self.hasSquareCells = hasSquareCells
    self.height = height
    self.note = note
    self.footnote = footnote
  }

  /// What the figure shows, in words.
  public var alternativeText: String {
    let numbers = values.flatMap { $0.compactMap { $0 } }
    let ends =
      numbers.min().flatMap { low in numbers.max().map { (low, $0) } }
      .map { " from \(NumberFormat.short($0.0)) to \(NumberFormat.short($0.1))" } ?? ""
    return """
      Heatmap: \(title). \(valueTitle)\(ends) in \(values.count) rows (\(rowTitle)) and \
      \(values.first?.count ?? 0) columns (\(columnTitle)).
      """
  }
}
