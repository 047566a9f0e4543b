import Synchronization

/// Numbers that are costly to find, kept for two seconds.
final class DateCache: Sendable {
  private let values = Mutex<[String: (value: Double, at: ContinuousClock.Instant)]>([:])

  /// The number of that name, found anew where it is too old.
  func value(_ name: String, find: () -> Double) -> Double {
    let now = ContinuousClock.now
    if let known = values.withLock({ $0[name] }), now - known.at < .seconds(2) {
      return known.value
    }
    let value = find()
    values.withLock { $0[name] = (value, now) }
    return value
  }
}
