/// Why a program could not be started.
public struct ProcessError: Error, Equatable, CustomStringConvertible {
  /// A full sentence: which program, what was wrong, and what would be right.
  public let description: String
  /// The reason without the program, such as `No such file or directory`, for other sentences.
  public let reason: String

  /// Makes the error of a program that can't be started.
  public init(program: String, reason: String) {
    self.init("“\(program)” can't be started: \(reason).", reason: reason)
  }

  init(_ description: String, reason: String) {
    self.description = description
    self.reason = reason
  }
}
