import Phrases

extension Page {
  /// Tests a claim of the map by measurements.
  ///
  /// ```swift
  /// try page.claim(
  ///   "recall-kept", "A transformer keeps the context of long input",
  ///   .check(
  ///     "\(right, decimals: 3) of the answers right at \(distance) tokens", right,
  ///     .atLeast(0.95, because: "nearly every answer")))
  /// ```
  ///
  /// The printed text and the verdict both come from the bounds. A quick run judges nothing.
  ///
  /// - Parameters:
  ///   - id: Its name in the chapter, of lowercase letters, digits and `-`, by which the lesson names it.
  ///   - claim: The claim in short.
  ///   - checks: What was measured, each with one bound; the claim holds where all do.
  ///   - byConstruction: Why it can't fail, where the code makes it so; it is then marked in every view.
  ///   - timed: Whether it depends on the clock.
  /// - Throws: `NotebookError` where the id is taken or no name, or there is no check.
  public func claim(
    _ id: String, _ claim: Phrase, _ checks: Check..., byConstruction: Phrase? = nil,
    timed: Bool = false
  ) throws(NotebookError) {
    guard !checks.isEmpty else {
      throw NotebookError("The claim “\(id)” of step “\(step)” has no check: give it at least one.")
    }
    try ledger.claimName(id, kind: "claim", step: step)
    let bounds = checks.map { check in
      Claim.Bound(
        measured: write(check.measured), values: check.values.map { $0.isFinite ? $0 : nil },
        bound: write(check.bound.text), because: write(check.bound.reason),
        holds: isQuick ? nil : check.holds)
    }
    ledger.add(
      .claim(
        Claim(
          step: step, id: id, claim: claim.english, ko: ledger.korean(claim),
          measured: write(checks.map(\.text).joined(separator: "; ")),
          holds: isQuick ? nil : checks.allSatisfy(\.holds), timed: timed,
          byConstruction: byConstruction.map(write), bounds: bounds)))
  }
}
