import Tensors

/// How the next token is drawn from what a model predicts.
///
/// First the logits are divided by the temperature, then only the `topK` most likely tokens stay,
/// then only the fewest that together have probability `topP`, then one is drawn.
///
/// - Reference: ["The Curious Case of Neural Text Degeneration"](https://arxiv.org/abs/1904.09751)
///   for `topP`.
public struct Sampling: Sendable, Equatable {
  /// Below 1 likely tokens become likelier, above 1 all become more alike; 0 takes the likeliest.
  public var temperature: Float
  /// How many tokens stay; nil for all.
  public var topK: Int?
  /// The probability that the tokens that stay have together; nil for all.
  public var topP: Float?

  /// Makes a rule.
  ///
  /// - Precondition: `temperature >= 0`, `topK >= 1`, `0 < topP <= 1`.
  public init(temperature: Float = 1, topK: Int? = nil, topP: Float? = nil) {
    guard temperature >= 0, topK.map({ $0 >= 1 }) ?? true, topP.map({ $0 > 0 && $0 <= 1 }) ?? true
    else {
      fatalError(
        "Sampling: expected temperature >= 0, topK >= 1 and 0 < topP <= 1, got temperature "
          + "\(temperature), topK \(topK.map(String.init) ?? "none"), topP "
          + "\(topP.map { "\($0)" } ?? "none").")
    }
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
  }

  /// The distribution that the next token is drawn from.
  ///
  /// - Parameter logits: `[vocabularySize]`.
  /// - Returns: Probabilities, `[vocabularySize]`, which sum to 1.
  /// - Complexity: O(V log V) if `topK` or `topP` is set, else O(V).
  public func probabilities(_ logits: Tensor) -> [Float] {
    var weights = logits.elements
    guard temperature > 0 else {
      let best = weights.indices.max { weights[$0] < weights[$1] } ?? 0
      return weights.indices.map { $0 == best ? 1 : 0 }
    }
    weights.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, !buffer.isEmpty else { return }
      Kernels.scale(base, by: 1 / temperature, count: buffer.count)
      Kernels.softmax(base, count: buffer.count)
    }
    guard topK != nil || topP != nil else { return weights }
    // Ties go to the smaller token, so that the order is the same in every run.
    let order = weights.indices.sorted { (weights[$0], $1) > (weights[$1], $0) }
    var kept = min(topK ?? order.count, order.count)
    if let topP {
      let total = order.prefix(kept).reduce(Float(0)) { $0 + weights[$1] }
      var sum: Float = 0
      for (rank, token) in order.prefix(kept).enumerated() {
        sum += weights[token]
        if sum >= topP * total {
          kept = rank + 1
          break
        }
      }
    }
    for token in order.dropFirst(kept) { weights[token] = 0 }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// Draws a token.
  ///
  /// - Parameters:
  ///   - logits: `[vocabularySize]`.
  ///   - generator: Draws one number.
  /// - Returns: A token in `0..<vocabularySize`.
  public func callAsFunction(
    _ logits: Tensor, using generator: inout some RandomNumberGenerator
  ) -> Int32 {
    let weights = probabilities(logits)
    var rest = Float.uniform(using: &generator)
    var last: Int32 = 0
    for (token, weight) in weights.enumerated() where weight > 0 {
      last = Int32(token)
      rest -= weight
      if rest < 0 { break }
    }
    return last
  }
}
