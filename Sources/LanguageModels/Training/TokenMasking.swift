import Tensors
import Text

extension Batch {
  /// Masks some tokens, and asks for these alone: how BERT is trained.
  ///
  /// The first position is never masked, so that a model of the past has something to go by too.
  ///
  /// - Parameters:
  ///   - fraction: How much of the text is masked; BERT's is 0.15.
  ///   - mask: The token that stands for a masked one.
  ///   - generator: Draws one number a token.
  /// - Reference: ["BERT"](https://arxiv.org/abs/1810.04805), section 3.1, without the tokens
  ///   that are asked for and keep their own or get another one.
  public mutating func maskTokens(
    fraction: Float, with mask: Int32, using generator: inout some RandomNumberGenerator
  ) {
    // snippet: mask
    for index in inputs.indices {
      let isMasked =
        Float.uniform(using: &generator) < fraction && index % sequenceLength > 0
      targets[index] = isMasked ? inputs[index] : -1  // -1: not asked
      if isMasked { inputs[index] = mask }
    }
    // end snippet
  }
}
