import Platform

/// Runs an exercise's program and reads its verdict.
public struct GradingProcess: Sendable {
  /// The limits: 20 s and 1 MB of output; the program sets the one on memory itself.
  public static let limits = ChildProcess.Limits(seconds: 20, outputBytes: 1_000_000)

  /// The program's path.
  public let program: String
  /// What it may use.
  public let limits: ChildProcess.Limits

  /// Describes a run.
  ///
  /// - Parameters:
  ///   - program: The program's path.
  ///   - limits: What it may use; by default 20 s and 1 MB.
  public init(program: String, limits: ChildProcess.Limits = GradingProcess.limits) {
    self.program = program
    self.limits = limits
  }

  /// Grades one answer.
  ///
  /// - Parameters:
  ///   - answer: `learner`, `solution`, or the name of a mistake.
  ///   - goesOn: Asked about 30 times a second whether to go on.
  /// - Returns: The verdict: passed only where the program has said so behind the random word, has run
  ///   at least one check, and has ended with status 0.
  /// - Throws: `ProcessError` where the program can't be started.
  public func verdict(
    on answer: String, goesOn: () -> Bool = { true }
  ) throws(ProcessError) -> Verdict {
    var generator = SystemRandomNumberGenerator()
    let word =
      String(generator.next() as UInt64, radix: 36) + String(generator.next() as UInt64, radix: 36)
    let child = ChildProcess(
      program, [answer],
      environment: [
        // One thread, so that memory stays within its limit; no backtrace, which takes seconds.
        "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "SWIFT_BACKTRACE": "enable=no",
      ])
    let outcome = try child.run(input: Array((word + "\n").utf8), limits: limits, goesOn: goesOn)
    return Self.verdict(of: outcome, word: word)
  }

  static func verdict(of outcome: ChildProcess.Outcome, word: String) -> Verdict {
    var verdict = Verdict(
      kind: .ended(outcome.end), checkCount: 0,
      printed: String(decoding: outcome.output, as: UTF8.self), seconds: outcome.seconds)
    for message in ReportChannel.messages(in: outcome.report, word: word) {
      switch message {
      case .checking(let name, let given):
        verdict.lastCheck = (name, given)
      case .finished(let report):
        guard outcome.end == .exited(0), report.checkCount > 0 else { return verdict }
        verdict.checkCount = report.checkCount
        switch (report.result, report.failure) {
        case (.passed, nil): verdict.kind = .passed
        case (.notAttempted, nil): verdict.kind = .notAttempted
        case (.failed, let failure?): verdict.kind = .failed(failure)
        default: break
        }
        return verdict
      }
    }
    return verdict
  }
}
