import Autograd
import Tensors

/// How much of a head's attention goes to places that a simple rule names.
public struct HeadScores: AttentionHead, Sendable, Equatable {
  /// The layer, from 1.
  public let layer: Int
  /// The head in its layer, from 1.
  public let head: Int
  /// The mean weight on the token just before.
  public private(set) var previous = 0.0
  /// The mean weight on the token two places before.
  public private(set) var second = 0.0
  /// The mean weight on the first token.
  public private(set) var first = 0.0
  /// The mean weight on the token that came after the same token last time, in a repeated text.
  ///
  /// - Reference: ["In-context Learning and Induction Heads"](https://arxiv.org/abs/2209.11895).
  public private(set) var induction = 0.0
  /// How many tokens back the head looks on average.
  public private(set) var distance = 0.0

  init(_ head: some AttentionHead) {
    (layer, self.head) = (head.layer, head.head)
  }

  /// The induction score of a head that looks at all of the past alike.
  ///
  /// - Parameter half: How many tokens come twice.
  /// - Returns: A score between 0 and 1.
  public static func evenInduction(half: Int) -> Double {
    (half..<(2 * half)).reduce(0) { $0 + 1 / Double($1 + 1) } / Double(half)
  }

  /// Adds a part of the scores on a text whose second half repeats the first.
  fileprivate mutating func add(_ fraction: Double, onRepeated weights: HeadWeights) {
    let half = weights.weights.count / 2
    // snippet: scores
    let after = 1..<(2 * half)
    let previous = after.reduce(0) { $0 + weights[$1, $1 - 1] } / Double(after.count)
    let second = after.dropFirst().reduce(0) { $0 + weights[$1, $1 - 2] }
    let first = after.reduce(0) { $0 + weights[$1, 0] } / Double(after.count)
    let again = half..<(2 * half)  // the second time: the same token stood `half` before
    let induction = again.reduce(0) { $0 + weights[$1, $1 - half + 1] } / Double(half)
    // end snippet
    self.previous += fraction * previous
    self.second += fraction * second / Double(max(1, after.count - 1))
    self.first += fraction * first
    self.induction += fraction * induction
  }

  /// Adds a part of the mean distance on a text.
  fileprivate mutating func add(_ fraction: Double, distancesOf weights: HeadWeights) {
    for (query, row) in weights.weights.enumerated() {
      for key in 0...query { distance += fraction * row[key] * Double(query - key) }
    }
  }
}

extension Transformer {
  /// Scores all heads of a causal model.
  ///
  /// - Parameters:
  ///   - halves: Random tokens, two or more each, which the model reads twice: a text in which nothing but
  ///     the repetition can be known, so that a head that follows it can't do so by knowing the language.
  ///   - windows: Texts over which the distance is the mean.
  ///   - parameters: The learned numbers.
  /// - Returns: One set of scores a head, layer by layer.
  public func headScores(
    onRepeated halves: [[Int32]], distancesOver windows: [[Int32]], parameters: Parameters
  ) -> [HeadScores] {
    var scores: [HeadScores] = []
    for (number, half) in halves.enumerated() {
      let heads = trace(half + half, parameters: parameters).heads
      if number == 0 { scores = heads.map { HeadScores($0) } }
      for index in heads.indices {
        scores[index].add(1 / Double(halves.count), onRepeated: heads[index])
      }
    }
    for window in windows {
      let heads = trace(window, parameters: parameters).heads
      for index in scores.indices {
        scores[index].add(1 / Double(window.count * windows.count), distancesOf: heads[index])
      }
    }
    return scores
  }
}

extension Collection<HeadScores> {
  /// The head with the highest value of a score; the last of equals.
  ///
  /// - Precondition: There is a head.
  public func highest(_ score: KeyPath<HeadScores, Double>) -> HeadScores {
    guard let best = self.max(by: { $0[keyPath: score] < $1[keyPath: score] }) else {
      fatalError("HeadScores.highest: there is no head.")
    }
    return best
  }
}
