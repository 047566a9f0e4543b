/// A verse of the King James Bible with its reference.
public struct BibleVerse: Sendable, Equatable {
  /// The abbreviation of the book as the extract has it: `Ge`, `1Cor`.
  public let book: String
  /// The chapter's number, from 1.
  public let chapter: Int
  /// The verse's number, from 1.
  public let verse: Int
  /// The words.
  public let text: String

  /// Takes a verse's parts.
  public init(book: String, chapter: Int, verse: Int, text: String) {
    self.book = book
    self.chapter = chapter
    self.verse = verse
    self.text = text
  }

  /// Reads a line like `Ge1:1 In the beginning...`: book, chapter, colon, verse, space, words.
  ///
  /// - Returns: Nil when the line does not look like that.
  init?(line: Substring) {
    guard let space = line.firstIndex(of: " ") else { return nil }
    let reference = line[..<space]
    let text = line[line.index(after: space)...]
    guard let colon = reference.firstIndex(of: ":"),
      let verse = Self.number(reference[reference.index(after: colon)...])
    else { return nil }
    let place = reference[..<colon]
    guard let lastOfBook = place.lastIndex(where: { !$0.isNumber }),
      let chapter = Self.number(place[place.index(after: lastOfBook)...])
    else { return nil }
    guard !text.isEmpty else { return nil }
    self.init(
      book: String(place[...lastOfBook]), chapter: chapter, verse: verse, text: String(text))
  }

  /// A number from 1 in ASCII digits alone.
  private static func number(_ digits: Substring) -> Int? {
    guard digits.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
      let value = Int(digits), value >= 1
    else { return nil }
    return value
  }
}
