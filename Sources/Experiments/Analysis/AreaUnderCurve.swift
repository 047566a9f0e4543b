/// The chance that a number of one set is above one of another: the area under the ROC curve, 1 where
/// all are above, 0.5 where both sets are alike.
///
/// - Parameters:
///   - positives: The numbers that should be above.
///   - negatives: The others.
/// - Returns: The chance, ties counted half; 0.5 where a set is empty.
/// - Complexity: O(n log n).
/// - Reference: ["The meaning and use of the area under a receiver operating characteristic (ROC)
///   curve"](https://doi.org/10.1148/radiology.143.1.7063747).
public func areaUnderCurve(of positives: [Double], against negatives: [Double]) -> Double {
  guard !positives.isEmpty, !negatives.isEmpty else { return 0.5 }
  let sorted = negatives.sorted()
  /// How many of the sorted numbers come before the first that does not.
  func count(_ isBefore: (Double) -> Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(sorted[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
  var sum = 0.0
  for number in positives {
    let below = count { $0 < number }
    let notAbove = count { $0 <= number }
    sum += Double(below) + Double(notAbove - below) / 2
  }
  return sum / (Double(positives.count) * Double(negatives.count))
}
