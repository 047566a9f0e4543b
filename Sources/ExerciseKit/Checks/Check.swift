/// One graded question: an input, what must come out, and how close.
///
/// `Answer` is the type that the learner, the solution and each typical mistake conform to, as in
/// `Check<any ScaledDotProductExercise.Type>`.
public struct Check<Answer> {
  /// What is checked, in a few words.
  public let name: String
  /// The input, written so that the learner can follow it by hand.
  public let given: String
  /// What must come out, from an independent source: by hand, or by the library.
  public let expected: Outcome
  /// How close it must be.
  public let tolerance: Tolerance
  /// Asks an answer.
  public let run: (Answer) throws -> Outcome

  /// Makes a check.
  ///
  /// - Parameters:
  ///   - name: What is checked, in a few words.
  ///   - given: The input, as the learner would write it down.
  ///   - expected: What must come out.
  ///   - tolerance: How close; by default that of 32-bit sums.
  ///   - run: Asks an answer for its outcome.
  public init(
    _ name: String, given: String, expects expected: Outcome, within tolerance: Tolerance = .float,
    run: @escaping (Answer) throws -> Outcome
  ) {
    self.name = name
    self.given = given
    self.expected = expected
    self.tolerance = tolerance
    self.run = run
  }
}
