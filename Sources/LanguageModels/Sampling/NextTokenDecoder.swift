import Tensors

/// A model that reads a text token by token and knows, after each, what may come next.
public protocol NextTokenDecoder {
  /// Counted bytes of what the decoder keeps of the text that it has read.
  var byteCount: Int { get }

  /// Reads on.
  ///
  /// - Parameter tokens: At least one.
  /// - Returns: The logits of what follows the last, `[vocabularySize]`.
  mutating func read(_ tokens: [Int32]) -> Tensor

  /// Reads one token on; as `read([token])`, and faster where a model can be.
  mutating func read(_ token: Int32) -> Tensor
}

extension NextTokenDecoder {
  /// Reads tokens one after the other.
  public mutating func read(_ tokens: [Int32]) -> Tensor {
    guard let last = tokens.last else {
      fatalError("NextTokenDecoder.read: expected at least one token.")
    }
    for token in tokens.dropLast() { _ = read(token) }
    return read(last)
  }

  /// Continues a text.
  ///
  /// - Parameters:
  ///   - prompt: What comes before, at least one token.
  ///   - count: How many tokens to add.
  ///   - sampling: How each is drawn.
  ///   - generator: Draws one number a token.
  /// - Returns: The added tokens.
  public mutating func generate(
    after prompt: [Int32], count: Int, sampling: Sampling = Sampling(),
    using generator: inout some RandomNumberGenerator
  ) -> [Int32] {
    var logits = read(prompt)
    var tokens: [Int32] = []
    tokens.reserveCapacity(count)
    while tokens.count < count {
      let token = sampling(logits, using: &generator)
      tokens.append(token)
      if tokens.count < count { logits = read(token) }
    }
    return tokens
  }
}
