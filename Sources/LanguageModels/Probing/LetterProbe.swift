import Autograd
import NeuralNetworks
import Tensors

/// Whether a linear classifier can read from a model's state which token came some places before.
///
/// The classifier is fitted on the beginning of a text and judged on the rest. What it finds stands in the
/// state in the open; what it does not find may still be there in a form that a linear sum can't read.
///
/// - Reference: ["Understanding intermediate layers using linear classifier
///   probes"](https://arxiv.org/abs/1610.01644).
public struct LetterProbe: Sendable {
  /// How many places back the asked token is: 0 for the one read last.
  public let distance: Int
  /// For each token of the rest, whether the classifier named the token that came before it.
  public let isRight: [Bool]
  /// The same for the answer that is always the commonest token of the beginning.
  public let isRightByCommonest: [Bool]

  /// The share that the classifier names.
  public var accuracy: Double { Self.share(isRight) }
  /// The share that the commonest token makes up.
  public var baseline: Double { Self.share(isRightByCommonest) }

  /// The shares in equal parts of the judged text, in order: paired draws of two probes of one text.
  public func accuracies(inParts count: Int) -> [Double] {
    (0..<count).map { part in
      Self.share(
        isRight[(part * isRight.count / count)..<((part + 1) * isRight.count / count)])
    }
  }

  /// Fits a classifier and judges it.
  ///
  /// - Parameters:
  ///   - states: What a model carries after each token, `[time, numbers]`.
  ///   - tokens: The text that it read, `[time]`, each in `0..<vocabularySize`.
  ///   - distance: How many places back to ask, 0 or more.
  ///   - fitted: How many tokens the classifier is fitted on, more than `distance` and fewer than all.
  ///   - vocabularySize: The number of different tokens.
  ///   - penalty: What large weights cost; see `LogisticRegression`.
  ///   - workers: The threads to use; the result does not depend on how many.
  /// - Complexity: O(time · numbers · vocabularySize) multiply-adds a step of the search, at most 40 steps.
  public init(
    states: Tensor, tokens: [Int32], distance: Int, fittedOn fitted: Int, vocabularySize: Int,
    penalty: Double, workers: Workers
  ) {
    requireShape(Shape(tokens.count), is: Shape(states.shape.rows), in: "LetterProbe, tokens")
    guard distance >= 0, distance < fitted, fitted < tokens.count else {
      fatalError(
        "LetterProbe: a distance of \(distance) and \(fitted) tokens to fit on don't suit a text of "
          + "\(tokens.count).")
    }
    self.distance = distance
    func features(_ places: Range<Int>) -> FeatureRows {
      .dense(states.gathering(rows: Array(places)))
    }
    func labels(_ places: Range<Int>) -> [Int32] { places.map { tokens[$0 - distance] } }
    let (fit, rest) = (distance..<fitted, fitted..<tokens.count)
    // snippet: probe
    let probe = LogisticRegression(
      fitting: features(fit), labels: labels(fit), classCount: vocabularySize, penalty: penalty,
      search: LBFGS(iterations: 40, tolerance: 1e-4), workers: workers)
    isRight = zip(probe.predictions(features(rest)), labels(rest)).map { $0 == $1 }
    // end snippet
    var counts = [Int](repeating: 0, count: vocabularySize)
    for label in labels(fit) { counts[Int(label)] += 1 }
    let commonest = counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
    isRightByCommonest = labels(rest).map { Int($0) == commonest }
  }

  private static func share(_ answers: some Collection<Bool>) -> Double {
    answers.isEmpty ? 0 : Double(answers.count { $0 }) / Double(answers.count)
  }
}

extension RecurrentLanguageModel {
  /// Everything that the top layer carries on after each token: its states, and beside them an LSTM's memory
  /// cells; each number in standard deviations from its mean over the text, so that all count alike.
  ///
  /// - Parameters:
  ///   - tokens: `[time]`, at least one.
  ///   - parameters: The learned numbers.
  /// - Returns: `[time, numbers]`: the width, twice for an LSTM.
  public func standardCarried(of tokens: [Int32], parameters: Parameters) -> Tensor {
    let shape = Shape(tokens.count, configuration.width)
    let parts = parameters.withTape { tape in
      let output = self(tokens, batchSize: 1, on: tape)
      return (output.states.suffix(1) + output.cells.suffix(1)).map {
        $0.tensor.reshaped(shape).transposed.rows.map { $0.map(Double.init) }
      }
    }
    let units = parts.flatMap { $0 }  // [numbers][time]
    let scores = standardScores(of: units, among: units)
    return Tensor(rows: scores.map { $0.map { Float($0) } }).transposed  // [T, numbers]
  }
}
