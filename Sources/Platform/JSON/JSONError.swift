/// What is wrong with some JSON.
public struct JSONError: Error, Equatable, CustomStringConvertible {
  /// The kinds of faults.
  public enum Kind: Equatable, Sendable {
    /// It is no JSON.
    case malformed
    /// It is nested deeper than this many levels.
    case tooDeep(levels: Int)
    /// An object has a name twice.
    case duplicateName(String)
  }

  /// What kind of fault it is.
  public let kind: Kind
  /// What is wrong, in words that a sentence can go on with.
  public let problem: String
  /// Where it was noticed, in bytes from the start.
  public let offset: Int

  /// A full sentence.
  public var description: String {
    "This is not JSON as it should be: \(problem), at byte \(offset)."
  }
}
