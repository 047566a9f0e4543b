import Platform
import Tensors

/// Predicts the next token from how often it followed the last few.
///
/// Interpolated Kneser-Ney, from the shortest context to the longest:
///
///     P_n(w | h) = max(a(h w) - D, 0) / Σ_v a(h v) + γ(h) · P_{n-1}(w | h without its first token)
///
/// with `P_0 = 1 / V`. `a` is the count for the longest runs; for shorter ones it is the number of
/// different tokens that stand before the run, for what matters there is in how many places a token
/// fits. `γ(h)` is what the discounts `D` have freed.
public struct NGramModel: Sendable {
  /// How many tokens an n-gram has: the predicted one and those before it.
  public let order: Int
  /// What is done about what was never seen.
  public let smoothing: Smoothing
  /// The discounts for runs of each length from 1 on; only for Kneser-Ney.
  public private(set) var discounts: [Discounts] = []

  private let counts: NGramCounts
  /// What stands for the count of each run.
  private var adjusted: [Int32]
  /// The sum of that over the tokens that follow each run.
  private var totals: [Double]
  /// `γ` of each run.
  private var backoffs: [Double] = []

  /// The number of different tokens.
  public var vocabularySize: Int { counts.vocabularySize }

  /// Makes a model from counts.
  ///
  /// - Parameters:
  ///   - counts: What was counted.
  ///   - order: 1 to `counts.order`.
  ///   - smoothing: What to do about what was never seen.
  /// - Complexity: O(different runs).
  public init(_ counts: NGramCounts, order: Int, smoothing: Smoothing) {
    guard (1...counts.order).contains(order) else {
      fatalError("NGramModel: the order must be from 1 to \(counts.order), got \(order).")
    }
    self.counts = counts
    self.order = order
    self.smoothing = smoothing
    adjusted = counts.counts
    if smoothing == .kneserNey {
      for node in adjusted.indices where Int(counts.depths[node]) < order {
        adjusted[node] = counts.leftCounts[node]
      }
    }
    totals = [Double](repeating: 0, count: adjusted.count)
    for node in adjusted.indices.dropFirst() where Int(counts.depths[node]) <= order {
      totals[Int(counts.parents[node])] += Double(adjusted[node])
    }
    if smoothing == .kneserNey { discount() }
  }

  private mutating func discount() {
    discounts = (1...order).map { length in
      var runs = [0, 0, 0, 0]
      for node in adjusted.indices where Int(counts.depths[node]) == length {
        if (1...4).contains(adjusted[node]) { runs[Int(adjusted[node]) - 1] += 1 }
      }
      return Discounts(runsCounted: runs)
    }
    var freed = [Double](repeating: 0, count: adjusted.count)
    for node in adjusted.indices.dropFirst() where Int(counts.depths[node]) <= order {
      freed[Int(counts.parents[node])] += discounts[Int(counts.depths[node]) - 1][adjusted[node]]
    }
    backoffs = freed.indices.map { totals[$0] > 0 ? freed[$0] / totals[$0] : 1 }
  }

  // MARK: - Prediction

  /// The last tokens of a text, as nodes: the context of a prediction.
  public struct Context: Sendable {
    /// The nodes of the last tokens, none first, then one, two and so on; -1 where the training text
    /// has no such run.
    fileprivate var nodes: [Int32] = [0]
  }

  /// The context at the start of a text.
  public var start: Context { Context() }

  /// The probability of a token, and the context after it.
  ///
  /// - Complexity: O(order) look-ups.
  public func probability(of token: Int32, after context: inout Context) -> Double {
    var next: [Int32] = [0]
    var p = smoothing == .kneserNey ? 1 / Double(vocabularySize) : 0
    for (length, node) in context.nodes.prefix(order).enumerated() {
      let child = node < 0 ? -1 : counts.child(node, token)
      if length + 1 < order { next.append(child) }
      switch smoothing {
      case .kneserNey:
        guard node >= 0, totals[Int(node)] > 0 else { continue }
        let a = child < 0 ? 0 : adjusted[Int(child)]
        p =
          (Double(a) - discounts[length][a]) / totals[Int(node)] + backoffs[Int(node)] * p
      case .none, .addOne:
        guard length == min(order, context.nodes.count) - 1 else { continue }
        let a = child < 0 ? 0 : Double(adjusted[Int(child)])
        let total = node < 0 ? 0 : totals[Int(node)]
        if smoothing == .addOne {
          p = (a + 1) / (total + Double(vocabularySize))
        } else {
          p = total > 0 ? a / total : 0
        }
      }
    }
    context.nodes = next
    return p
  }

  /// The probabilities of all tokens after a context, `[vocabularySize]`; they sum to 1, but for
  /// unsmoothed contexts that were never seen, after which nothing is possible.
  ///
  /// - Complexity: O(vocabularySize · order) look-ups.
  public func probabilities(after context: Context) -> [Double] {
    (0..<Int32(vocabularySize)).map { token in
      var here = context
      return probability(of: token, after: &here)
    }
  }

  /// The same as numbers to sample from: `ln p`, `[vocabularySize]`.
  public func logits(after context: Context) -> Tensor {
    Tensor(
      Shape(vocabularySize),
      probabilities(after: context).map { Float(max(log($0), -80)) })
  }

  /// The context after some tokens.
  public func context(after tokens: some Collection<Int32>) -> Context {
    var context = start
    for token in tokens.suffix(order - 1) { _ = probability(of: token, after: &context) }
    return context
  }

  /// The surprise at each token of a text, `-ln p`, in nats; infinite where it was held to be
  /// impossible.
  ///
  /// - Complexity: O(tokens · order) look-ups.
  public func losses(of tokens: some Sequence<Int32>) -> [Double] {
    var context = start
    return tokens.map { -log(probability(of: $0, after: &context)) }
  }
}
