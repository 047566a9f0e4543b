import Phrases
import Platform

/// The compiler's first error in the learner's own file.
struct CompilerError: Equatable {
  /// The line, from 1.
  let line: Int
  /// The column, from 1.
  let column: Int
  /// What the compiler says.
  let message: Phrase
  /// The line of the file.
  let source: String

  /// Whether two errors say the same of the same place, however their messages were put together.
  static func == (left: CompilerError, right: CompilerError) -> Bool {
    left.line == right.line && left.column == right.column && left.source == right.source
      && left.message.english == right.message.english
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
        line: line, column: column, message: .verbatim(parts[3].dropFirst()), source: source)
    }
    return nil
  }
}
