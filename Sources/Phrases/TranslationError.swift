/// Why a file of translations can't be used.
public struct TranslationError: Error, Equatable, CustomStringConvertible {
  /// The file's path.
  public let path: String

  /// The line, from 1.
  public let line: Int

  /// What was wrong, as half a sentence.
  public let reason: String

  /// A full sentence: where, what was wrong, and what would be right.
  public var description: String { "\(path):\(line): \(reason)." }
}
