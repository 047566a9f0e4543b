/// A file of translations in gettext's format (PO), read strictly: every line must make sense.
///
/// ```
/// # A comment.
/// msgid "Right answers at {1} tokens"
/// msgstr "{1}토큰에서 맞힌 비율"
/// ```
///
/// `msgid` is a phrase's key, `msgstr` its translation; a text may go on in lines of its own, each in
/// quotation marks. An empty `msgstr` and an entry that is marked `#, fuzzy` have no translation yet.
public struct TranslationFile: Sendable {
  private(set) var templates: [String: PhraseTemplate] = [:]

  /// The keys that stand in the file without a translation, in its order.
  public private(set) var openKeys: [String] = []

  private let path: String

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: Its contents.
  ///   - path: Where it is, for errors.
  /// - Throws: `TranslationError` with the line.
  public init(_ bytes: [UInt8], path: String) throws(TranslationError) {
    self.path = path
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TranslationError(path: path, line: 1, reason: "the file is not UTF-8: save it as that")
    }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var entry = Entry()
    for (index, line) in lines.enumerated() {
      try read(line.trimmed, at: index + 1, into: &entry)
    }
    try finish(&entry, at: lines.count)
  }

  /// What has been read of an entry so far.
  private struct Entry {
    var key: String?
    var keyLine = 0
    var translation: String?
    var isFuzzy = false
  }

  private mutating func read(
    _ line: Substring, at number: Int, into entry: inout Entry
  ) throws(TranslationError) {
    if line.isEmpty || line.hasPrefix("#") {
      if entry.translation != nil { try finish(&entry, at: number) }
      guard entry.key == nil else {
        throw fault(number, "“msgstr” must follow “msgid” at once")
      }
      if line.hasPrefix("#,"), line.contains("fuzzy") { entry.isFuzzy = true }
    } else if line.hasPrefix("msgid ") {
      if entry.translation != nil { try finish(&entry, at: number) }
      guard entry.key == nil else { throw fault(number, "“msgid” must be followed by “msgstr”") }
      entry.key = try quoted(line.dropFirst(6).trimmed, at: number)
      entry.keyLine = number
    } else if line.hasPrefix("msgstr ") {
      guard entry.key != nil, entry.translation == nil else {
        throw fault(number, "“msgstr” must follow a “msgid”")
      }
      entry.translation = try quoted(line.dropFirst(7).trimmed, at: number)
    } else if line.hasPrefix("\"") {
      let more = try quoted(line, at: number)
      if let translation = entry.translation {
        entry.translation = translation + more
      } else if let key = entry.key {
        entry.key = key + more
      } else {
        throw fault(number, "a text must follow “msgid” or “msgstr”")
      }
    } else {
      throw fault(
        number,
        "“\(line.prefix(40))” is not understood: a line is a comment, msgid, msgstr or a text")
    }
  }

  private mutating func finish(_ entry: inout Entry, at number: Int) throws(TranslationError) {
    defer { entry = Entry() }
    guard let key = entry.key else { return }
    guard let translation = entry.translation else {
      throw fault(number, "“msgid” must be followed by “msgstr”")
    }
    // The first entry, with an empty key, tells of the file itself.
    if key.isEmpty { return }
    let line = entry.keyLine
    guard templates[key] == nil, !openKeys.contains(key) else {
      throw fault(line, "“\(key)” is translated twice: keep one of the two")
    }
    let source = try template(key, "the key", at: line)
    guard !source.hasParticles else {
      throw fault(line, "the key has a particle; particles belong into “msgstr”")
    }
    guard !translation.isEmpty, !entry.isFuzzy else {
      openKeys.append(key)
      return
    }
    let template = try template(translation, "the translation", at: line)
    if let unknown = template.slots.subtracting(source.slots).min() {
      throw fault(line, "the translation uses {\(unknown)}, which the key has not")
    }
    if let unused = source.slots.subtracting(template.slots).min() {
      throw fault(line, "the translation leaves out {\(unused)}")
    }
    templates[key] = template
  }

  private func template(
    _ text: String, _ what: String, at line: Int
  ) throws(TranslationError) -> PhraseTemplate {
    do {
      return try PhraseTemplate(text)
    } catch {
      throw fault(line, "\(what) \(error.reason)")
    }
  }

  /// Reads a text in quotation marks.
  private func quoted(_ text: Substring, at number: Int) throws(TranslationError) -> String {
    guard text.count >= 2, text.first == "\"", text.last == "\"" else {
      throw fault(number, "a text must stand in quotation marks, \"…\"")
    }
    var result = ""
    var rest = text.dropFirst().dropLast()
    while let letter = rest.popFirst() {
      if letter == "\"" { throw fault(number, "a quotation mark in a text is written \\\"") }
      guard letter == "\\" else {
        result.append(letter)
        continue
      }
      switch rest.popFirst() {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "\"": result.append("\"")
      case "\\": result.append("\\")
      default: throw fault(number, "after a backslash must stand n, t, \" or another backslash")
      }
    }
    return result
  }

  private func fault(_ line: Int, _ reason: String) -> TranslationError {
    TranslationError(path: path, line: line, reason: reason)
  }
}

extension Substring {
  /// Without the white space at both ends.
  fileprivate var trimmed: Substring {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start.prefix(0) }
    return start[...last]
  }
}
