import Tensors

/// A language model that reads token after token and predicts the next one each time.
public protocol TokenReader {
  /// Reads a token and predicts the next.
  ///
  /// - Returns: Logits, `[vocabularySize]`.
  mutating func read(_ token: Int32) -> Tensor
}

extension TransformerDecoder: TokenReader {}
extension RecurrentDecoder: TokenReader {}
