/// What an unsolved exercise throws: nothing is wrong, nobody has tried yet.
public struct NotAttempted: Error, Equatable, CustomStringConvertible {
  /// The sentence that the learner reads.
  public let description = "Not attempted yet: the file still throws NotAttempted()." as String

  /// Makes the error.
  public init() {}
}
