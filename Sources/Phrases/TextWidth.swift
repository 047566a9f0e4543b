/// How text takes its place in a terminal.
public enum TextWidth {
  /// Counts the columns of a text: Hangul, Han and most emoji take two, combining marks none.
  public static func columns(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + columns(of: $1) }
  }

  /// Fills a text with spaces up to a width.
  public static func padded(_ text: String, to width: Int, flushRight: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - columns(text)))
    return flushRight ? spaces + text : text + spaces
  }

  /// Cuts a text that is wider than `width`, with an ellipsis.
  public static func cut(_ text: String, to width: Int) -> String {
    guard columns(text) > width else { return text }
    var (result, used) = ("", 0)
    for character in text {
      let columns = columns(of: character)
      if used + columns > width - 1 { break }
      result.append(character)
      used += columns
    }
    return result + "…"
  }

  /// Breaks a text into lines of at most `width` columns: at its spaces, behind visible ones (`␣`, `⏎`),
  /// and between wide characters, which are written without spaces.
  ///
  /// A longer word stands alone, since it may be a path; one of more than three lines is cut into lines.
  public static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var (line, used) = ("", 0)
      for word in paragraph.split(separator: " ") {
        var space = used > 0 ? 1 : 0
        for piece in pieces(of: word, width: width) {
          let columns = columns(piece)
          if used > 0, used + space + columns > width {
            lines.append(line)
            (line, used, space) = ("", 0, 0)
          }
          line += (space > 0 ? " " : "") + piece
          (used, space) = (used + space + columns, 0)
        }
      }
      lines.append(line)
    }
    return lines
  }

  /// A word cut where a line may end within it; most are one piece.
  private static func pieces(of word: Substring, width: Int) -> [Substring] {
    guard columns(word) > width else { return [word] }
    var pieces: [Substring] = []
    var start = word.startIndex
    var isWide = false
    for place in word.indices {
      let columns = columns(of: word[place])
      if place > start, isWide && columns == 2 || "␣⏎⇥".contains(word[word.index(before: place)]) {
        pieces.append(word[start..<place])
        start = place
      }
      isWide = columns == 2
    }
    pieces.append(word[start...])
    return pieces.flatMap { columns($0) > 3 * width ? cut($0, every: max(1, width)) : [$0] }
  }

  private static func cut(_ word: Substring, every count: Int) -> [Substring] {
    var (pieces, rest) = ([Substring](), word)
    while !rest.isEmpty {
      pieces.append(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    return pieces
  }

  private static func columns(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0..<0x20, 0x7f: return 0
    case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3,
      0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f,
      0x1f900...0x1f9ff, 0x20000...0x3fffd:
      return 2
    default:
      let category = scalar.properties.generalCategory
      return category == .nonspacingMark || category == .enclosingMark || category == .format
        ? 0 : 1
    }
  }
}
