/// How well two sets of numbers can be told apart.
enum Separation {
  /// The chance that a number of the first set is above one of the second: the area under the curve of
  /// a test, 0.5 where both are alike.
  ///
  /// - Complexity: O(n log n).
  static func chance(that first: [Double], exceed second: [Double]) -> Double {
    guard !first.isEmpty, !second.isEmpty else { return 0.5 }
    let sorted = second.sorted()
    var sum = 0.0
    for number in first {
      let below = place(of: number, in: sorted) { $0 < number }
      let notAbove = place(of: number, in: sorted) { $0 <= number }
      sum += Double(below) + Double(notAbove - below) / 2
    }
    return sum / (Double(first.count) * Double(second.count))
  }

  private static func place(
    of number: Double, in sorted: [Double], _ isBefore: (Double) -> Bool
  ) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(sorted[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
