import Phrases

/// Events on a line of years, their texts by turns above and below it.
public struct Timeline: Figure {
  /// Something that happened.
  public struct Entry: Sendable {
    /// The year.
    public var year: Int
    /// Its name.
    public var name: Phrase
    /// What it changed, in a sentence.
    public var detail: Phrase

    /// Makes an entry.
    public init(year: Int, name: Phrase, detail: Phrase) {
      self.year = year
      self.name = name
      self.detail = detail
    }
  }

  /// The finding or question.
  public var title: Phrase
  /// What is shown.
  public var subtitle: Phrase
  /// A quiet mark at the top right.
  public var note: Phrase?
  /// The entries, in order.
  public var entries: [Entry]
  /// A sentence below the figure.
  public var footnote: Phrase?
  /// The width of the line, in points.
  public var width: Double

  /// Makes a timeline.
  public init(
    title: Phrase, subtitle: Phrase = "", entries: [Entry], note: Phrase? = nil,
    footnote: Phrase? = nil, width: Double = 1030
  ) {
    self.title = title
    self.subtitle = subtitle
    self.entries = entries
    self.note = note
    self.footnote = footnote
    self.width = width
  }

  /// What the figure shows, in words.
  public var alternative: Phrase {
    let listed = entries.map { "\($0.year) \($0.name): \($0.detail)" as Phrase }
    return "Timeline: \(title). \(listed.joined(separator: "; "))."
  }
}
