import LanguageModels

/// Times some work several times and takes the shortest: what the machine can do when nobody disturbs it.
///
/// - Parameters:
///   - count: How often.
///   - work: The work.
/// - Returns: Seconds.
public func fastest(of count: Int, _ work: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  var best = Double.infinity
  for _ in 0..<max(1, count) {
    best = try min(best, clock.measure(work) / .seconds(1))
  }
  return best
}

extension TrainedModel where Model == any LanguageModel {
  /// Times a model that reads one token at a time.
  ///
  /// - Parameters:
  ///   - tokens: What it reads, as many as the largest of `lengths`.
  ///   - lengths: How many tokens stand before those that are timed.
  /// - Returns: Seconds a token at each length, on one thread: the fastest of the sixteen tokens that lead
  ///   there.
  public func secondsPerToken(reading tokens: [Int32], at lengths: [Int]) -> [Double] {
    let clock = ContinuousClock()
    var decoder = model.decoder(parameters)
    var best: [Int: Double] = [:]
    for (position, token) in tokens.enumerated() {
      let seconds = clock.measure { _ = decoder.read(token) } / .seconds(1)
      for end in lengths where (end - 16..<end).contains(position) {
        best[end] = min(best[end] ?? .infinity, seconds)
      }
    }
    return lengths.map { best[$0] ?? 0 }
  }
}
