import Experiments

/// Fractions of right answers of one model.
struct RecallScores {
  let pairCounts: [Int]
  let distances: [Int]
  /// The longest distance that all models can read.
  let longDistance: Int
  /// Of key-value recall, `[pair count][distance]`; nil where the model can't read so far.
  let pairs: [[Double?]]
  /// Of copying, one a distance.
  let copying: [Double?]

  /// The fraction at a number of pairs and a distance.
  ///
  /// What a model can't read it can only guess.
  subscript(items: Int, distance: Int) -> Double {
    guard let row = pairCounts.firstIndex(of: items), let place = distances.firstIndex(of: distance)
    else { fatalError("RecallScores: nothing was asked of \(items) pairs at \(distance) tokens.") }
    return pairs[row][place] ?? RecallTask.blindGuess
  }

  /// The mean over all numbers of pairs, and over the distances of the training.
  var meanWithinTraining: Double {
    pairs.flatMap { row in
      zip(row, distances).compactMap { $1 <= longDistance ? $0 : nil }
    }.mean
  }
}

extension [RecallScores] {
  /// Right answers at so many pairs and so far, over the runs.
  func spread(_ items: Int, _ distance: Int) -> Spread { Spread(map { $0[items, distance] }) }

  /// The largest number of pairs with at least nine right answers of ten at a distance, by the median; nil where
  /// there is none.
  func mostPairs(at distance: Int) -> Int? {
    first?.pairCounts.last { spread($0, distance).median >= 0.9 }
  }
}
