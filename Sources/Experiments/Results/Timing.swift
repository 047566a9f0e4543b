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
