import LanguageModels

/// Interpolated Kneser-Ney with three discounts, as plain loops over the definition.
///
/// Every count is made anew by walking through the whole text: slow, and without any of the model's
/// data structures.
struct PlainKneserNey {
  let text: [Int32]
  let vocabularySize: Int
  let order: Int
  /// The discounts of runs of 1, 2 and more tokens: for counts of 0, 1, 2, and more.
  private(set) var discounts: [[Double]] = []

  init(text: [Int32], vocabularySize: Int, order: Int) {
    self.text = text
    self.vocabularySize = vocabularySize
    self.order = order
    discounts = (1...order).map { discounts(ofLength: $0) }
  }

  private func runs(_ length: Int) -> [[Int32]] {
    guard text.count >= length else { return [] }
    return (0...(text.count - length)).map { Array(text[$0..<($0 + length)]) }
  }

  /// The count of a run, or for a run shorter than the order how many different tokens precede it.
  func adjusted(_ run: [Int32]) -> Int {
    if run.count == order { return runs(run.count).filter { $0 == run }.count }
    var before: Set<Int32> = []
    for longer in runs(run.count + 1) where Array(longer.dropFirst()) == run {
      before.insert(longer[0])
    }
    return before.count
  }

  private func discounts(ofLength length: Int) -> [Double] {
    let different = Set(runs(length))
    var n = [0.0, 0, 0, 0]
    for run in different {
      let a = adjusted(run)
      if a >= 1, a <= 4 { n[a - 1] += 1 }
    }
    guard n[0] > 0, n[1] > 0, n[2] > 0 else { return [0, 0.5, 1, 1.5] }
    let y = n[0] / (n[0] + 2 * n[1])
    let d = [1 - 2 * y * n[1] / n[0], 2 - 3 * y * n[2] / n[1], 3 - 4 * y * n[3] / n[2]]
    let isSound = d[0] >= 0 && d[1] >= 0 && d[2] >= 0 && d[0] <= 1 && d[1] <= 2 && d[2] <= 3
    return isSound ? [0] + d : [0, 0.5, 1, 1.5]
  }

  func probability(of token: Int32, after context: [Int32]) -> Double {
    var p = 1 / Double(vocabularySize)
    for length in 0...min(order - 1, context.count) {
      let history = Array(context.suffix(length))
      let d = discounts[length]
      var (total, freed) = (0.0, 0.0)
      for next in 0..<Int32(vocabularySize) {
        let a = adjusted(history + [next])
        total += Double(a)
        freed += d[min(a, 3)]
      }
      guard total > 0 else { continue }
      let a = adjusted(history + [token])
      p = (Double(a) - d[min(a, 3)]) / total + freed / total * p
    }
    return p
  }
}
