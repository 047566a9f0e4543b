/// Marks the words of Swift code, and the comments of shell commands, for colouring.
///
/// It knows words, not grammar: enough for the code that lessons show, with each line as it stands.
enum SwiftHighlighter {
  /// What a piece of code is; the raw value is the class of its `<span>`.
  enum Kind: String, CaseIterable {
    case keyword = "k"
    case type = "t"
    case call = "f"
    case string = "s"
    case number = "n"
    case comment = "c"
  }

  private static let keywords: Set<String> = [
    "actor", "any", "as", "associatedtype", "async", "await", "break", "case", "catch", "class",
    "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough",
    "false", "fileprivate", "final", "for", "func", "guard", "if", "import", "in", "init", "inout",
    "internal", "is", "isolated", "lazy", "let", "mutating", "nil", "nonisolated", "open",
    "operator",
    "override", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return",
    "self", "sending", "set", "get", "some", "static", "struct", "subscript", "super", "switch",
    "throw", "throws", "true", "try", "typealias", "unowned", "var", "weak", "where", "while",
  ]

  /// Renders code as escaped HTML with a `<span>` around each piece that has a colour.
  static func html(_ code: String, language: String) -> String {
    let pieces =
      switch language {
      case "swift": swift(code)
      case "sh", "bash", "console": shell(code)
      default: [(code, Kind?.none)]
      }
    return pieces.map { text, kind in
      let escaped = HTML.escaped(text)
      return kind.map { "<span class=\"\($0.rawValue)\">\(escaped)</span>" } ?? escaped
    }.joined()
  }

  /// Cuts Swift code into pieces that make it up again.
  static func swift(_ code: String) -> [(String, Kind?)] {
    let letters = Array(code)
    var pieces: [(String, Kind?)] = []
    var at = 0
    func piece(to end: Int, _ kind: Kind?) {
      guard end > at else { return }
      let text = String(letters[at..<min(end, letters.count)])
      if kind == nil, let last = pieces.last, last.1 == nil {
        pieces[pieces.count - 1].0 += text
      } else {
        pieces.append((text, kind))
      }
      at = min(end, letters.count)
    }
    while at < letters.count {
      let letter = letters[at]
      let next = at + 1 < letters.count ? letters[at + 1] : " "
      if letter == "/", next == "/" {
        piece(to: letters[at...].firstIndex(of: "\n") ?? letters.count, .comment)
      } else if letter == "/", next == "*" {
        piece(to: endOfBlockComment(letters, at), .comment)
      } else if letter == "\"" {
        piece(to: endOfString(letters, at), .string)
      } else if letter.isNumber, letter.isASCII {
        let end = letters[at...].firstIndex { !isNumberPart($0) } ?? letters.count
        // 0..<n is a number, two dots and a name.
        let dots = (at..<end).first {
          letters[$0] == "." && !($0 + 1 < letters.count && letters[$0 + 1].isNumber)
        }
        piece(to: max(dots ?? end, at + 1), .number)
      } else if isNameStart(letter) {
        let end = letters[(at + 1)...].firstIndex { !isNamePart($0) } ?? letters.count
        let before = at > 0 ? letters[at - 1] : " "
        piece(to: max(end, at + 1), kind(letters, at..<max(end, at + 1), before))
      } else {
        piece(to: at + 1, nil)
      }
    }
    return pieces
  }

  private static func kind(_ letters: [Character], _ range: Range<Int>, _ before: Character)
    -> Kind?
  {
    let name = String(letters[range])
    let isCalled = range.upperBound < letters.count && letters[range.upperBound] == "("
    if name.hasPrefix("@") || name.hasPrefix("#") { return .keyword }
    // After a dot, `.default` and `.init` are names.
    if before != ".", keywords.contains(name) { return .keyword }
    if let first = name.first, first.isUppercase {
      // T, C and V are dimensions.
      return name.count == 1 ? nil : .type
    }
    return isCalled ? .call : nil
  }

  private static func shell(_ text: String) -> [(String, Kind?)] {
    var pieces: [(String, Kind?)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !pieces.isEmpty { pieces.append(("\n", nil)) }
      let comment = line.hasPrefix("#") ? line.startIndex : line.range(ofFirst: " #")
      guard let comment else {
        pieces.append((String(line), nil))
        continue
      }
      pieces.append((String(line[..<comment]), nil))
      pieces.append((String(line[comment...]), .comment))
    }
    return pieces
  }

  private static func isNameStart(_ letter: Character) -> Bool {
    letter.isLetter || letter == "_" || letter == "@" || letter == "#" || letter == "$"
  }

  private static func isNamePart(_ letter: Character) -> Bool {
    letter.isLetter || letter.isNumber || letter == "_"
  }

  private static func isNumberPart(_ letter: Character) -> Bool {
    letter.isNumber || letter == "." || letter == "_" || letter == "e" || letter == "x"
  }

  private static func endOfBlockComment(_ letters: [Character], _ start: Int) -> Int {
    var at = start + 2
    while at + 1 < letters.count {
      if letters[at] == "*", letters[at + 1] == "/" { return at + 2 }
      at += 1
    }
    return letters.count
  }

  /// Where a string ends, values in `\( )` included; a plain one ends with its line at the latest.
  private static func endOfString(_ letters: [Character], _ start: Int) -> Int {
    let isLong = letters[start...].prefix { $0 == "\"" }.count >= 3
    var at = start + (isLong ? 3 : 1)
    while at < letters.count {
      switch letters[at] {
      case "\\" where at + 1 < letters.count && letters[at + 1] == "(":
        at = endOfParenthesis(letters, at + 1)
      case "\\":
        at += 2
      case "\"" where !isLong:
        return at + 1
      case "\"" where letters[at...].prefix { $0 == "\"" }.count >= 3:
        return at + 3
      case "\n" where !isLong:
        return at
      default:
        at += 1
      }
    }
    return letters.count
  }

  private static func endOfParenthesis(_ letters: [Character], _ start: Int) -> Int {
    var depth = 0
    var at = start
    while at < letters.count, letters[at] != "\n" {
      if letters[at] == "\"" {
        at = endOfString(letters, at)
        continue
      }
      if letters[at] == "(" { depth += 1 }
      if letters[at] == ")" { depth -= 1 }
      at += 1
      if depth == 0 { return at }
    }
    return at
  }
}

extension Substring {
  /// Where a text first begins in this one.
  fileprivate func range(ofFirst text: String) -> Index? {
    indices.first { self[$0...].hasPrefix(text) }
  }
}
