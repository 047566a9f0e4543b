/// What the checks found, as it goes from the learner's process to the runner.
public struct Report: Equatable, Codable, Sendable {
  /// How it ended.
  public enum Result: String, Codable, Sendable {
    case passed
    case failed
    case notAttempted
  }

  /// A check that failed.
  public struct Failure: Equatable, Codable, Sendable {
    /// Which check.
    public var check: String
    /// Its input.
    public var given: String
    /// What the learner's code threw, if it did.
    public var thrown: String?
    /// Where the numbers differ, if it returned some.
    public var difference: Difference?
    /// What came out.
    public var got: Outcome.Part?
    /// What should have come out.
    public var expected: Outcome.Part?
    /// The typical mistake that gives the same outcome, by its type's name.
    public var mistake: String?
    /// What else is striking about the numbers.
    public var sentences: [Sentence] = []

    /// The same in English.
    public var remarks: [String] { sentences.map(\.phrase.english) }
  }

  /// How it ended.
  public var result: Result
  /// How many checks were run.
  public var checkCount: Int
  /// The first check that failed.
  public var failure: Failure?
}
