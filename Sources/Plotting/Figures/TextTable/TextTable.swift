/// Words in rows and columns, such as each word's neighbours beside a map.
public struct TextTable: Figure {
  /// A column.
  public struct Column: Sendable {
    /// The heading.
    public var title: String
    /// How much of the width it takes, compared with the other columns.
    public var share: Double
    /// Whether its text is bold.
    public var isBold: Bool

    /// Makes a column.
    public init(_ title: String, share: Double = 1, isBold: Bool = false) {
      self.title = title
      self.share = share
      self.isBold = isBold
    }
  }

  /// The finding or question.
  public var title: String
  /// Model, data, step, seed.
  public var subtitle: String
  /// A quiet mark at the top right, such as `quick run`.
  public var note: String?
  /// The columns.
  public var columns: [Column]
  /// The rows, each with a text a column; a text that is too long for its column is broken.
  public var rows: [[String]]
  /// A colour for the dot before each row, `[rows]`, or none at all.
  public var colours: [Colour?]
  /// A sentence below the figure.
  public var footnote: String?
  /// The width of the table, in points.
  public var width: Double

  /// Makes a table.
  public init(
    title: String, subtitle: String = "", columns: [Column], rows: [[String]],
    colours: [Colour?] = [], note: String? = nil, footnote: String? = nil, width: Double = 712
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
  public var alternativeText: String {
    let heads = columns.map(\.title).joined(separator: ", ")
    return "Table: \(title). \(rows.count) rows: \(heads)."
  }
}
