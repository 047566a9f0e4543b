/// How well a classifier's answers fit the labels.
public struct ClassificationScores: Sendable, Equatable {
  /// How often a thing of one class was held to be of another, `[class][answer]`.
  public let confusion: [[Int]]

  /// Counts answers.
  ///
  /// - Parameters:
  ///   - answers: One a thing, `0..<classCount`.
  ///   - labels: What each is, `0..<classCount`.
  ///   - classCount: How many classes there are.
  public init(answers: [Int32], labels: [Int32], classCount: Int) {
    guard answers.count == labels.count else {
      fatalError("ClassificationScores: \(answers.count) answers but \(labels.count) labels.")
    }
    var table = [[Int]](repeating: [Int](repeating: 0, count: classCount), count: classCount)
    for (answer, label) in zip(answers, labels) { table[Int(label)][Int(answer)] += 1 }
    confusion = table
  }

  /// How many things there were.
  public var count: Int { confusion.reduce(0) { $0 + $1.reduce(0, +) } }

  /// The fraction of right answers; 0 where there was nothing.
  public var accuracy: Double {
    let right = confusion.indices.reduce(0) { $0 + confusion[$1][$1] }
    return count == 0 ? 0 : Double(right) / Double(count)
  }

  /// The fraction of wrong answers.
  public var error: Double { count == 0 ? 0 : 1 - accuracy }

  /// The harmonic mean of precision and recall of a class; 0 where it neither occurs nor is answered.
  public func f1(of label: Int) -> Double {
    let right = confusion[label][label]
    let answered = confusion.reduce(0) { $0 + $1[label] }
    let there = confusion[label].reduce(0, +)
    return answered + there == 0 ? 0 : 2 * Double(right) / Double(answered + there)
  }

  /// The mean of all classes' F1, each counted alike: rare classes matter as much as frequent ones.
  ///
  /// Classes that neither occur nor are answered don't count, as in scikit-learn.
  public var macroF1: Double {
    let counted = confusion.indices.filter { label in
      confusion[label].contains { $0 > 0 } || confusion.contains { $0[label] > 0 }
    }
    return counted.isEmpty ? 0 : counted.reduce(0) { $0 + f1(of: $1) } / Double(counted.count)
  }
}
