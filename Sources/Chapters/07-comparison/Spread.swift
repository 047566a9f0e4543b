import Notebook

/// The median of a few runs, and how far they lie apart.
struct Spread {
  let median: Double
  let low: Double
  let high: Double

  /// - Parameter numbers: One a run; none counts as 0.
  init(_ numbers: [Double]) {
    let sorted = numbers.sorted()
    low = sorted.first ?? 0
    high = sorted.last ?? 0
    let middle = sorted.count / 2
    median =
      sorted.isEmpty
      ? 0 : sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// As in `1.912 (1.905 to 1.920)`.
  var text: String {
    "\(Format.number(median, decimals: 3)) (\(Format.number(low, decimals: 3)) to "
      + "\(Format.number(high, decimals: 3)))"
  }
}
