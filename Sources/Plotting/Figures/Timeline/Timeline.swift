/// Events on a line of years, their texts by turns above and below it.
public struct Timeline: Figure {
  /// Something that happened.
  public struct Entry: Sendable {
    /// The year.
    public var year: Int
    /// Its name.
    public var name: String
    /// What it changed, in a sentence.
    public var detail: String

    /// Makes an entry.
    public init(year: Int, name: String, detail: String) {
      self.year = year
      self.name = name
      self.detail = detail
    }
  }

  /// The finding or question.
  public var title: String
  /// What is shown.
  public var subtitle: String
  /// A quiet mark at the top right.
  public var note: String?
  /// The entries, in order.
  public var entries: [Entry]
  /// A sentence below the figure.
  public var footnote: String?
  /// The width of the line, in points.
  public var width: Double

  /// Makes a timeline.
  public init(
    title: String, subtitle: String = "", entries: [Entry], note: String? = nil,
    footnote: String? = nil, width: Double = 1030
  ) {
    self.title = title
    self.subtitle = subtitle
    self.entries = entries
    self.note = note
    self.footnote = footnote
    self.width = width
  }

  /// What the figure shows, in words.
  public var alternativeText: String {
    let listed = entries.map { "\($0.year) \($0.name): \($0.detail)" }
    return "Timeline: \(title). \(listed.joined(separator: "; "))."
  }
}
