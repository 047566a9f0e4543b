/// Whole texts side by side, each filled up to the length of the longest.
///
/// Each token has a weight, by which a model pools what it made of a text into one row: what fills up has
/// weight 0.
public struct PaddedTexts: Sendable, Equatable {
  /// How the tokens of a text are pooled.
  public enum Pooling: String, Sendable, CaseIterable {
    /// All count the same.
    case mean
    /// Only the last one counts, as in GPT.
    case last
  }

  /// `[batch, time]` row by row; a text's place after its end holds token 0.
  public let inputs: [Int32]
  /// `[batch, time]`; the weights of a text sum to 1.
  public let weights: [Float]
  /// How many tokens of each text are kept.
  private let lengths: [Int]
  /// How many texts there are.
  public let batchSize: Int
  /// How long the longest is.
  public let sequenceLength: Int

  /// Lines texts up.
  ///
  /// - Parameters:
  ///   - texts: One or more; an empty one counts as a single token 0.
  ///   - longest: How many tokens of a text are kept, from its start.
  ///   - pooling: How its tokens are pooled.
  public init(_ texts: [[Int32]], longest: Int, pooling: Pooling = .mean) {
    guard !texts.isEmpty, longest >= 1 else {
      fatalError(
        "PaddedTexts: expected texts of 1 token or more, got \(texts.count) texts of \(longest) at most."
      )
    }
    let lengths = texts.map { max(1, min($0.count, longest)) }
    let time = lengths.max() ?? 1
    var inputs = [Int32](repeating: 0, count: texts.count * time)
    var weights = [Float](repeating: 0, count: texts.count * time)
    for (row, text) in texts.enumerated() {
      let length = lengths[row]
      for (place, token) in text.prefix(length).enumerated() { inputs[row * time + place] = token }
      switch pooling {
      case .mean: for place in 0..<length { weights[row * time + place] = 1 / Float(length) }
      case .last: weights[row * time + length - 1] = 1
      }
    }
    self.init(inputs: inputs, weights: weights, lengths: lengths)
  }

  /// Some of the texts, filled up to the longest of these: shorter ones then cost less.
  public subscript(rows: Range<Int>) -> PaddedTexts {
    let time = lengths[rows].max() ?? 1
    return PaddedTexts(
      inputs: Self.trimmed(inputs, rows, from: sequenceLength, to: time),
      weights: Self.trimmed(weights, rows, from: sequenceLength, to: time),
      lengths: Array(lengths[rows]))
  }

  private static func trimmed<Element>(
    _ values: [Element], _ rows: Range<Int>, from width: Int, to time: Int
  ) -> [Element] {
    rows.flatMap { values[$0 * width..<$0 * width + time] }
  }

  private init(inputs: [Int32], weights: [Float], lengths: [Int]) {
    (self.inputs, self.weights, self.lengths) = (inputs, weights, lengths)
    (batchSize, sequenceLength) = (lengths.count, lengths.max() ?? 1)
  }
}
