import Platform

/// What predictions by counting reach on a held-out text, in nats a token: what a network has to beat.
public struct CountingLosses: Sendable, Equatable {
  /// `ln V`: every token equally likely.
  public let uniform: Double
  /// Each token by its share of the training text.
  public let unigram: Double
  /// Each token by its share after the one before; nil where the table would be huge.
  public let bigram: Double?

  /// Runs of up to six tokens, by interpolated Kneser-Ney, with all the text before in sight: the strongest
  /// simple baseline.
  public var sixgram: Double { sixgram(overFirst: runLosses.count + 1) }

  /// The same over the first tokens of the held-out text, to stand beside a loss over as many.
  public func sixgram(overFirst count: Int) -> Double {
    let part = runLosses.prefix(max(1, count - 1))
    return part.reduce(0, +) / Double(max(1, part.count))
  }

  /// The loss of each held-out token but the first, by runs of six.
  private let runLosses: [Double]

  /// How many tokens its runs have.
  public static let longestRun = 6

  /// The largest vocabulary for which pairs are counted: a table of 32 MB.
  public static let largestForPairs = 2048

  /// Counts a training text and judges a held-out one; single tokens and pairs by add-one, so that nothing
  /// is impossible.
  ///
  /// - Parameters:
  ///   - training: Tokens in `0..<vocabularySize`.
  ///   - heldOut: At least two of them.
  ///   - vocabularySize: The number of different tokens.
  /// - Complexity: O(training + heldOut + vocabularySize²); most of it is the runs of six, some seconds for
  ///   four million characters.
  public init(training: [Int32], heldOut: [Int32], vocabularySize: Int) {
    let V = vocabularySize
    var single = [Int](repeating: 1, count: V)
    for token in training { single[Int(token)] += 1 }
    let total = Double(training.count + V)
    let count = Double(max(heldOut.count - 1, 1))
    uniform = log(Double(V))
    unigram =
      heldOut.dropFirst().reduce(0) { $0 - log(Double(single[Int($1)]) / total) } / count
    let runs = NGramModel(
      NGramCounts(training, order: Self.longestRun, vocabularySize: V), order: Self.longestRun,
      smoothing: .kneserNey)
    runLosses = Array(runs.losses(of: heldOut).dropFirst())
    guard V <= Self.largestForPairs else {
      bigram = nil
      return
    }
    var pairs = [Int](repeating: 1, count: V * V)
    for (first, second) in zip(training, training.dropFirst()) {
      pairs[Int(first) * V + Int(second)] += 1
    }
    let rows = (0..<V).map { Double(pairs[($0 * V)..<(($0 + 1) * V)].reduce(0, +)) }
    bigram =
      zip(heldOut, heldOut.dropFirst()).reduce(0.0) {
        $0 - log(Double(pairs[Int($1.0) * V + Int($1.1)]) / rows[Int($1.0)])
      } / count
  }
}
