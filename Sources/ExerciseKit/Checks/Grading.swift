/// Runs checks on one answer, and looks for the typical mistake behind a failure.
public struct Grading<Answer> {
  /// The checks, in order.
  public let checks: [Check<Answer>]
  /// Typical mistakes by name, the likelier first.
  public let mistakes: KeyValuePairs<String, Answer>

  /// Makes a grading.
  ///
  /// - Parameters:
  ///   - checks: The checks, in order.
  ///   - mistakes: Typical mistakes by name.
  public init(checks: [Check<Answer>], mistakes: KeyValuePairs<String, Answer>) {
    self.checks = checks
    self.mistakes = mistakes
  }

  /// Runs the checks up to the first that fails.
  ///
  /// - Parameters:
  ///   - answer: The learner's code, a solution or a mistake.
  ///   - started: Told each check before it runs, so that a crash can be placed.
  /// - Returns: What was found: passed, not attempted, or the first failure with its diagnosis.
  public func report(
    on answer: Answer, started: (Check<Answer>) -> Void = { _ in }
  ) -> Report {
    for (index, check) in checks.enumerated() {
      started(check)
      let outcome: Outcome
      do {
        outcome = try check.run(answer)
      } catch is NotAttempted {
        return Report(result: .notAttempted, checkCount: index + 1)
      } catch {
        let failure = Report.Failure(check: check.name, given: check.given, thrown: "\(error)")
        return Report(result: .failed, checkCount: index + 1, failure: failure)
      }
      if let failure = failure(of: check, outcome) {
        return Report(result: .failed, checkCount: index + 1, failure: failure)
      }
    }
    return Report(result: .passed, checkCount: checks.count)
  }

  private func failure(of check: Check<Answer>, _ outcome: Outcome) -> Report.Failure? {
    guard
      let (difference, part) = Difference.between(
        outcome, check.expected, within: check.tolerance)
    else { return nil }
    let (got, expected) = (outcome.parts[part], check.expected.parts[part])
    return Report.Failure(
      check: check.name, given: check.given, difference: difference, got: got, expected: expected,
      mistake: mistake(behind: outcome, in: check),
      sentences: Remarks.on(got, expected, within: check.tolerance).map(Sentence.init))
  }

  /// The first mistake that gives the same outcome in the same check.
  private func mistake(behind outcome: Outcome, in check: Check<Answer>) -> String? {
    mistakes.first { _, mistaken in
      guard let wrong = try? check.run(mistaken), wrong.parts.count == outcome.parts.count else {
        return false
      }
      return Difference.between(outcome, wrong, within: check.tolerance) == nil
    }?.key
  }
}
