import Testing

/// Expects a program to have stopped with exactly this sentence.
///
/// Use with an exit test that observes standard error:
///
///     let result = await #expect(
///       processExitsWith: .failure, observing: [\.standardErrorContent]
///     ) { _ = Workers(threadCount: 0) }
///     expectStop(result, "Workers: expected 1 thread or more, got 0.")
///
/// - Parameters:
///   - result: What the exit test saw; nil where it failed by itself and has said so.
///   - sentence: The text of the `fatalError`.
///   - sourceLocation: Where a failure is reported.
public func expectStop(
  _ result: ExitTest.Result?, _ sentence: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let result else { return }
  let text = String(decoding: result.standardErrorContent, as: UTF8.self)
  let marker = "Fatal error: "
  let said = text.split(separator: "\n").compactMap { line in
    line.firstRange(of: marker).map { String(line[$0.upperBound...]) }
  }
  if said != [sentence] {
    Issue.record(
      "Expected the program to stop with “\(sentence)”, it said \(said).",
      sourceLocation: sourceLocation)
  }
}
