/// The string literals of a Swift source, each as the key that it has where it is a phrase.
///
/// No compiler says here which literal is a phrase. What a literal is follows from the words before it
/// and from its looks, see ``Literal/isSurelyPhrase`` and ``Literal/isLikelyPhrase``.
struct SourcePhrases {
  /// One literal; several that are joined by `+` are one.
  struct Literal: Equatable {
    var key: String
    /// The code just before it, without white space at its end.
    let before: String
    /// Whether `as String` or `verbatim` says that it is none.
    var isText: Bool

    /// Whether the code says that it is a phrase, such as `let label: Phrase = "time"`.
    var isSurelyPhrase: Bool {
      !isText && hasLetters && Self.marks.contains { before.hasSuffix($0) }
    }

    /// Whether it reads like words for a reader: two words or more, and no part of a program.
    var isLikelyPhrase: Bool {
      guard !isText, hasLetters, !Self.others.contains(where: { before.hasSuffix($0) }),
        !Self.codes.contains(where: key.contains), !key.contains(/^[a-z]* --[a-z]/),
        !before.contains("let what ="),
        !before.contains("var what:"),
        !before.contains(/Check\.\w+\([^()]*$/)
      else { return false }
      return isSurelyPhrase || key.contains(/[A-Za-z]{2,}[,:;.]? (?:[A-Za-z]{2,}|\{\d+\})/)
        || key.contains(/\{\d+\} [a-z]{2,}/)
    }

    private var hasLetters: Bool { key.replacing(/\{\d+\}/, with: "").contains(where: \.isLetter) }

    private static let marks = [
      "Phrase =", "say(", "language.text(", "as [Phrase]).map(language.text)", "caption:",
      "subtitle:",
      "Axis(", "Side(", "because:",
    ]

    /// What stands in code and in no sentence.
    private static let codes = [
      "<", "{{", "://", "swift run", "Sans", "-src ", "    ", "charset=", "max-age=",
      "SameSite=", "sudo apt-get install ",
    ]

    private static let others = [
      "fatalError(", "precondition(", "preconditionFailure(", "ArgumentHelp(", "help:", "abstract:",
      "PlotError(", "FileError(", "TranslationError(", "ExpressionError(", "Fault(",
      "fault(number,",
      "fault(line,", "reason:", "ValidationError(", "examples = [", ": String =", "var text =",
      ".string(", "discussion:",
      "system(",
    ]
  }

  private(set) var literals: [Literal] = []
  private let letters: [Character]
  private var at = 0

  init(_ source: String) {
    letters = Array(source)
    var code = ""
    while at < letters.count {
      if startsWith("//") {
        while at < letters.count, letters[at] != "\n" { at += 1 }
      } else if startsWith("/*") {
        while at < letters.count, !startsWith("*/") { at += 1 }
      } else if startsWith("(/") {
        // A regular expression.
        while at < letters.count, !startsWith("/)"), letters[at] != "\n" { at += 1 }
      } else if startsWith("#\"") {
        skipRaw()
      } else if letters[at] == "\"" {
        let before = Self.tail(of: code)
        let key = read()
        let isText = startsWith(" as String") || before.hasSuffix("verbatim(")
        if before.hasSuffix("\u{1} +"), let last = literals.indices.last {
          literals[last].key = Self.joined(literals[last].key, key)
          literals[last].isText = literals[last].isText || isText
        } else {
          literals.append(Literal(key: key, before: before, isText: isText))
        }
        code.append("\u{1}")
      } else {
        code.append(letters[at])
        at += 1
      }
    }
  }

  /// The keys of `[[words]]` in the templates of pages.
  static func templateKeys(_ source: String) -> [String] {
    source.matches(of: /\[\[([^\]|"]+)(?:\|[^\]]*)?\]\]/).map { String($0.1) }
  }

  /// Reads a literal, and what stands in its interpolations.
  private mutating func read() -> String {
    let isLong = startsWith("\"\"\"")
    at += isLong ? 3 : 1
    var key = ""
    var slot = 0
    while at < letters.count, isLong ? !startsWith("\"\"\"") : letters[at] != "\"" {
      guard letters[at] == "\\" else {
        key +=
          letters[at] == "{" || letters[at] == "}"
          ? "\(letters[at])\(letters[at])" : "\(letters[at])"
        at += 1
        continue
      }
      at += 1
      guard at < letters.count else { break }
      let letter = letters[at]
      at += 1
      switch letter {
      case "(":
        slot += 1
        key += "{\(slot)}"
        readInterpolation()
      case "u":
        let digits = letters[at...].prefix { $0 != "}" }
        key +=
          UInt32(String(digits.dropFirst()), radix: 16).flatMap(UnicodeScalar.init).map { "\($0)" }
          ?? ""
        at += digits.count + 1
      case "n": key += "\n"
      case "\n": key += "\u{2}"
      default: key.append(letter)
      }
    }
    at += isLong ? 3 : 1
    return isLong ? Self.withoutIndentation(key) : key
  }

  /// Leaves out `#"…"#`, in which nothing is a phrase.
  private mutating func skipRaw() {
    let end = startsWith("#\"\"\"") ? "\"\"\"#" : "\"#"
    at += 2
    while at < letters.count, !startsWith(end) { at += 1 }
    at += end.count
  }

  private mutating func readInterpolation() {
    let start = at
    var depth = 1
    while at < letters.count {
      if letters[at] == "\"" {
        _ = read()
        continue
      }
      if letters[at] == "(" { depth += 1 }
      if letters[at] == ")" { depth -= 1 }
      at += 1
      if depth == 0 { break }
    }
    literals += SourcePhrases(String(letters[start..<max(start, at - 1)])).literals
  }

  /// Takes out what `"""` leaves out: its first line break, its indentation, and its last line.
  private static func withoutIndentation(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    let indentation = lines.popLast()?.count ?? 0
    return lines.map { line in
      line.split(separator: "\u{2}", omittingEmptySubsequences: false).map { part in
        part.dropFirst(part.prefix(indentation).allSatisfy { $0 == " " } ? indentation : 0)
      }.joined()
    }.joined(separator: "\n")
  }

  /// Joins two keys, the second's slots numbered on.
  private static func joined(_ first: String, _ second: String) -> String {
    let count = first.matches(of: /\{\d+\}/).count
    return first
      + second.replacing(/\{(\d+)\}/) { "{\((Int($0.1) ?? 0) + count)}" }
  }

  private static func tail(of code: String) -> String {
    let words = code.suffix(80).split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ")
  }

  private func startsWith(_ text: String) -> Bool {
    at < letters.count && letters[at...].prefix(text.count).elementsEqual(text)
  }
}
