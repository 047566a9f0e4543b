import Phrases

/// Turns the calls of a loop into at most ten reports a second, with rate and time left.
struct ProgressMeter {
  /// The shortest time between two reports, in seconds.
  static let interval = 0.1

  private var label: Phrase = ""
  private var total = 0
  private var first = 0
  private var last = 0
  private var startedAt: Double?
  private var reportedAt = 0.0

  /// Takes the next count.
  ///
  /// A new loop begins where label or total change, or the count goes down. The rate is the mean
  /// since the loop's first call.
  ///
  /// - Returns: What to report, or nil where the last report is too recent; the last count of a loop
  ///   is always reported.
  mutating func update(
    done: Int, of total: Int, label: Phrase, now: Double
  ) -> (rate: Double?, secondsLeft: Double?)? {
    guard let start = startedAt, label == self.label, total == self.total, done >= last else {
      (self.label, self.total, first, last) = (label, total, done, done)
      (startedAt, reportedAt) = (now, now)
      return done == total ? (nil, nil) : nil
    }
    let isEnd = done == total && last != total
    last = done
    guard isEnd || now - reportedAt >= Self.interval else { return nil }
    reportedAt = now
    let elapsed = now - start
    guard done > first, elapsed > 0 else { return (nil, nil) }
    let rate = Double(done - first) / elapsed
    return (rate, Double(max(0, total - done)) / rate)
  }
}
