import Platform

/// What became of one run of an exercise's program.
public struct Verdict: Sendable {
  /// The kinds of verdict.
  public enum Kind: Equatable, Sendable {
    /// All checks passed.
    case passed
    /// Nobody has tried yet.
    case notAttempted
    /// A check failed, or threw.
    case failed(Report.Failure)
    /// The program stopped in the middle of a check.
    case ended(ProcessEnd)
  }

  /// What it is.
  public var kind: Kind
  /// How many checks passed or failed.
  public var checkCount: Int
  /// The check that was running at the end, with its input.
  public var lastCheck: (name: String, given: String)?
  /// What the code printed, as UTF-8; other bytes are replaced.
  public var printed: String
  /// How long the program ran.
  public var seconds: Double
}
