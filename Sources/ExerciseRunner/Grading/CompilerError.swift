import Phrases
import Platform

/// The compiler's first error in the learner's own file.
struct CompilerError: Equatable {
  /// The line, from 1.
  let line: Int
  /// The column, from 1.
  let column: Int
  /// What is wrong.
  let sentence: Phrase
  /// The line of the file.
  let source: String

  /// The same in English.
  var message: String { sentence.english }

  init(line: Int, column: Int, sentence: Phrase, source: String) {
    self.line = line
    self.column = column
    self.sentence = sentence
    self.source = source
  }

  /// Takes what the compiler says, which it says in English.
  init(line: Int, column: Int, message: String, source: String) {
    self.init(line: line, column: column, sentence: .verbatim(message), source: source)
  }

  /// Whether two errors say the same of the same place, however their sentences were put together.
  static func == (left: CompilerError, right: CompilerError) -> Bool {
    left.line == right.line && left.column == right.column && left.source == right.source
      && left.message == right.message
  }

  /// Finds the first error about a file in the output of `swift build`.
  static func first(in output: String, about path: String) -> CompilerError? {
    for text in output.split(separator: "\n") {
      guard text.hasPrefix(path + ":") else { continue }
      let parts = text.dropFirst(path.count + 1).split(separator: ":", maxSplits: 3)
      guard parts.count == 4, let line = Int(parts[0]), let column = Int(parts[1]),
        parts[2] == " error"
      else { continue }
      let lines = (WholeFile.text(path) ?? "").split(
        separator: "\n", omittingEmptySubsequences: false)
      let source = line >= 1 && line <= lines.count ? String(lines[line - 1]) : ""
      return CompilerError(
        line: line, column: column, message: String(parts[3].dropFirst()), source: source)
    }
    return nil
  }
}
