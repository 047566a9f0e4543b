import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// When products were last brought up to date, in seconds since 1970.
final class BuildTimes: Sendable {
  private let times = Mutex<[String: Double]>([:])

  /// The time of a product; 0 where this program has not built it.
  subscript(product: String) -> Double { times.withLock { $0[product] ?? 0 } }

  /// Remembers a build that began some time ago.
  func note(_ product: String, age: Duration) {
    let time = Date().timeIntervalSince1970 - age / .seconds(1)
    times.withLock { $0[product] = time }
  }
}
