/// Why exercises can't be found or read.
public struct ExerciseError: Error, Equatable, CustomStringConvertible {
  /// A full sentence: what was wrong and what would be right.
  public let description: String

  /// Makes an error from its sentence.
  public init(_ description: String) {
    self.description = description
  }
}
