/// Takes formulas, `$x$` and `$$x$$`, out of a Markdown text before it is parsed, since Markdown would
/// read their underscores and backslashes as its own.
///
/// A dollar sign opens a formula where no white space follows, and closes it where none stands before
/// and no digit follows, as in Pandoc; in code it is a dollar sign.
struct Formulas {
  /// One formula.
  struct Formula: Equatable {
    /// In TeX.
    let tex: String
    /// Whether it stands on a line of its own.
    let isDisplayed: Bool
  }

  /// The text with a mark in place of each formula, and as many lines as before.
  private(set) var text = ""
  private(set) var formulas: [Formula] = []

  private static let opening: Character = "\u{E000}"
  private static let closing: Character = "\u{E001}"

  init(_ markdown: String) {
    var fence: Substring?
    var paragraph: [Substring] = []
    var isFirst = true
    func put(_ line: some StringProtocol, _ text: inout String) {
      if !isFirst { text += "\n" }
      text += line
      isFirst = false
    }
    let clean = markdown.filter { $0 != Self.opening && $0 != Self.closing }
    for line in clean.split(separator: "\n", omittingEmptySubsequences: false) {
      let body = line.drop { $0 == " " }
      let mark = body.prefix { $0 == "`" || $0 == "~" }
      if let open = fence {
        put(line, &text)
        if mark.count >= open.count, mark.first == open.first, body.count == mark.count {
          fence = nil
        }
      } else if mark.count >= 3 {
        if !paragraph.isEmpty { put(marked(paragraph.joined(separator: "\n")), &text) }
        paragraph = []
        fence = mark
        put(line, &text)
      } else if body.isEmpty {
        if !paragraph.isEmpty { put(marked(paragraph.joined(separator: "\n")), &text) }
        paragraph = []
        put(line, &text)
      } else {
        paragraph.append(line)
      }
    }
    if !paragraph.isEmpty { put(marked(paragraph.joined(separator: "\n")), &text) }
  }

  /// Puts the TeX of each formula in the place of its mark.
  func restored(_ text: String) -> String {
    parts(of: text).map { $0.formula?.tex ?? $0.text }.joined()
  }

  /// Splits a text at its marks.
  func parts(of text: String) -> [(text: String, formula: Formula?)] {
    var parts: [(String, Formula?)] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: Self.opening),
      let end = rest[start...].firstIndex(of: Self.closing),
      let index = Int(rest[rest.index(after: start)..<end]), formulas.indices.contains(index)
    {
      if start > rest.startIndex { parts.append((String(rest[..<start]), nil)) }
      parts.append(("", formulas[index]))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append((String(rest), nil)) }
    return parts
  }

  // MARK: - Finding

  private mutating func marked(_ paragraph: String) -> String {
    let letters = Array(paragraph)
    var result = ""
    var at = 0
    while at < letters.count {
      switch letters[at] {
      case "\\" where at + 1 < letters.count:
        result.append(contentsOf: letters[at...(at + 1)])
        at += 2
      case "`":
        let end = Self.endOfCode(letters, at)
        result.append(contentsOf: letters[at..<end])
        at = end
      case "$":
        guard let (formula, end) = Self.formula(letters, at) else {
          result.append("$")
          at += 1
          continue
        }
        result += "\(Self.opening)\(formulas.count)\(Self.closing)"
        result += String(repeating: "\n", count: letters[at..<end].count { $0 == "\n" })
        formulas.append(formula)
        at = end
      default:
        result.append(letters[at])
        at += 1
      }
    }
    return result
  }

  /// Where the code ends that begins at a backtick; just after the backticks where nothing closes it.
  private static func endOfCode(_ letters: [Character], _ start: Int) -> Int {
    let ticks = letters[start...].prefix { $0 == "`" }.count
    var at = start + ticks
    while at < letters.count {
      let run = letters[at...].prefix { $0 == "`" }.count
      if run == ticks { return at + run }
      at += max(run, 1)
    }
    return start + ticks
  }

  private static func formula(_ letters: [Character], _ start: Int) -> (Formula, Int)? {
    let isDisplayed = start + 1 < letters.count && letters[start + 1] == "$"
    let first = start + (isDisplayed ? 2 : 1)
    guard first < letters.count, isDisplayed || !letters[first].isWhitespace else { return nil }
    var at = first
    while at < letters.count {
      if letters[at] == "\\" {
        at += 2
        continue
      }
      if letters[at] == "$" {
        let after = at + (isDisplayed ? 2 : 1)
        if isDisplayed {
          guard after <= letters.count, letters[at + 1] == "$" else { return nil }
        } else if letters[at - 1].isWhitespace
          || after < letters.count && (letters[after].isNumber || letters[after] == "$")
        {
          return nil
        }
        guard at > first else { return nil }
        return (Formula(tex: String(letters[first..<at]), isDisplayed: isDisplayed), after)
      }
      at += 1
    }
    return nil
  }
}
