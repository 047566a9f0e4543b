/// Why a program could not be started.
public struct ProcessError: Error, Equatable, CustomStringConvertible {
  /// A full sentence: which program, what was wrong, and what would be right.
  public let description: String

  /// Makes an error from its sentence.
  public init(_ description: String) {
    self.description = description
  }
}
