import Tensors

/// Reads a text token by token and predicts the next by counted runs, as other language models do.
public struct NGramDecoder: NextTokenDecoder {
  /// The model.
  public let model: NGramModel

  private var context: NGramModel.Context

  /// Begins with a text of which nothing is read.
  public init(_ model: NGramModel) {
    self.model = model
    context = model.start
  }

  /// Counted bytes of what is kept of the text: one number for each length of run.
  public var byteCount: Int { model.order * MemoryLayout<Int32>.stride }

  /// Reads a token on.
  ///
  /// - Returns: `ln p` of each token that may follow, `[vocabularySize]`.
  /// - Complexity: O(vocabularySize · order) look-ups.
  public mutating func read(_ token: Int32) -> Tensor {
    _ = model.probability(of: token, after: &context)
    return model.logits(after: context)
  }
}
