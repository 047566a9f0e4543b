/// Why a learner's code could not be used.
public struct LearnerCodeError: Error, Equatable, CustomStringConvertible {
  /// A full sentence: what was wrong, and what would be right.
  public let description: String

  /// Makes an error from its sentence.
  public init(_ description: String) {
    self.description = description
  }
}
