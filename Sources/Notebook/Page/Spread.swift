import Phrases

/// The median of a few runs, and how far they lie apart.
public struct Spread: Sendable, Equatable {
  /// The one in the middle, or the mean of the two there.
  public let median: Double
  /// The lowest.
  public let low: Double
  /// The highest.
  public let high: Double

  /// Sums up what several runs measured.
  ///
  /// - Parameter numbers: One a run; none counts as 0.
  public init(_ numbers: [Double]) {
    let sorted = numbers.sorted()
    low = sorted.first ?? 0
    high = sorted.last ?? 0
    let middle = sorted.count / 2
    median =
      sorted.isEmpty
      ? 0 : sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// As in `1.912 (1.905 to 1.920)`.
  public var text: Phrase {
    "\(median, decimals: 3) (\(low, decimals: 3) to \(high, decimals: 3))"
  }
}
