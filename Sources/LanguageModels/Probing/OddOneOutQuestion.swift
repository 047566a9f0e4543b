import Tensors

/// Four words of which one is of another kind than the rest.
public struct OddOneOutQuestion: Sendable, Equatable {
  /// The words, by number.
  public let words: [Int]
  /// The place of the odd one.
  public let odd: Int

  /// Draws questions: three words of one kind and one of another, in random order.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - kinds: Words by kind, at least three of each; fewer than two kinds give no question.
  ///   - generator: Draws kinds, words and places.
  /// - Returns: The questions.
  public static func draw(
    _ count: Int, from kinds: [[Int]], using generator: inout some RandomNumberGenerator
  ) -> [OddOneOutQuestion] {
    guard kinds.count >= 2 else { return [] }
    return (0..<count).map { _ in
      let pair = kinds.shuffled(using: &generator).prefix(2)
      let three = pair[0].shuffled(using: &generator).prefix(3)
      let odd = pair[1][Int.random(in: 0..<pair[1].count, using: &generator)]
      let place = Int.random(in: 0...3, using: &generator)
      var words = Array(three)
      words.insert(odd, at: place)
      return OddOneOutQuestion(words: words, odd: place)
    }
  }
}

extension Collection<OddOneOutQuestion> {
  /// The fraction of right answers.
  ///
  /// - Parameter answer: The place of the word that does not belong, among some words.
  /// - Returns: A number between 0 and 1.
  public func accuracy(_ answer: (_ words: [Int]) -> Int?) -> Double {
    Double(self.count { answer($0.words) == $0.odd }) / Double(Swift.max(1, count))
  }
}

extension WordVectors {
  /// Finds the odd one out by one number of the vectors alone: the word whose number is farthest from
  /// the mean.
  ///
  /// - Parameters:
  ///   - words: The words, by number.
  ///   - number: Which number of the vectors at length 1.
  /// - Returns: A place in `words`; nil where there are none.
  public func oddOneOut(_ words: [Int], byNumber number: Int) -> Int? {
    let values = words.map { index.unit[$0, number] }
    let middle = values.reduce(0, +) / Float(values.count)
    return values.indices.max { abs(values[$0] - middle) < abs(values[$1] - middle) }
  }
}
