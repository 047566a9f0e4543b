import Phrases

/// Words in rows and columns, such as each word's neighbours beside a map.
public struct TextTable: Figure {
  /// A column.
  public struct Column: Sendable {
    /// The heading.
    public var title: Phrase
    /// How much of the width it takes, compared with the other columns.
    public var share: Double
    /// Whether its text is bold.
    public var isBold: Bool

    /// Makes a column.
    public init(_ title: Phrase, share: Double = 1, isBold: Bool = false) {
      self.title = title
      self.share = share
      self.isBold = isBold
    }
  }

  /// The finding or question.
  public var title: Phrase
  /// Model, data, step, seed.
  public var subtitle: Phrase
  /// A quiet mark at the top right, such as `quick run`.
  public var note: Phrase?
  /// The columns.
  public var columns: [Column]
  /// The rows, each with a text a column; a text that is too long for its column is broken.
  public var rows: [[Phrase]]
  /// A colour for the dot before each row, `[rows]`, or none at all.
  public var colours: [Colour?]
  /// A sentence below the figure.
  public var footnote: Phrase?
  /// The width of the table, in points.
  public var width: Double

  /// Makes a table.
  public init(
    title: Phrase, subtitle: Phrase = "", columns: [Column], rows: [[Phrase]],
    colours: [Colour?] = [], note: Phrase? = nil, footnote: Phrase? = nil, width: Double = 712
  ) {
    self.title = title
    self.subtitle = subtitle
    self.columns = columns
    self.rows = rows
    self.colours = colours
    self.note = note
    self.footnote = footnote
    self.width = width
  }

  /// What the figure shows, in words.
  public var alternative: Phrase {
    let heads = columns.map(\.title).joined(separator: ", ")
    return "Table: \(title). \(rows.count) rows: \(heads)."
  }
}
