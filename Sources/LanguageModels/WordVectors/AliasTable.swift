import Tensors

/// Draws numbers with given weights in constant time.
///
/// - Reference: Walker, "An Efficient Method for Generating Discrete Random Variables with General
///   Distributions" (1977), built as Vose does (1991).
struct AliasTable: Sendable {
  /// Below this, of 2^32, a place gives its own number.
  private var thresholds: [UInt32]
  /// What a place gives otherwise.
  private var others: [Int32]

  /// Takes weights of any sum.
  ///
  /// - Precondition: There is a weight, and all are positive.
  /// - Complexity: O(weights).
  init(weights: [Double]) {
    let count = weights.count
    let total = weights.reduce(0, +)
    guard count > 0, total > 0, total.isFinite else {
      fatalError("AliasTable: expected positive weights, got \(count) with the sum \(total).")
    }
    var shares = weights.map { $0 * Double(count) / total }
    var small = shares.indices.filter { shares[$0] < 1 }
    var large = shares.indices.filter { shares[$0] >= 1 }
    thresholds = [UInt32](repeating: .max, count: count)
    others = (0..<count).map { Int32($0) }
    while let low = small.popLast(), let high = large.popLast() {
      thresholds[low] = UInt32(min(shares[low] * 0x1p32, 0x1p32 - 1))
      others[low] = Int32(high)
      shares[high] -= 1 - shares[low]
      if shares[high] < 1 { small.append(high) } else { large.append(high) }
    }
  }

  /// Draws a number from 0 to below the count of weights.
  @inline(__always)
  func draw(using generator: inout SeededGenerator) -> Int32 {
    let bits = generator.next()
    let place = Int(((bits &>> 32) &* UInt64(thresholds.count)) &>> 32)
    return UInt32(truncatingIfNeeded: bits) < thresholds[place] ? Int32(place) : others[place]
  }
}
