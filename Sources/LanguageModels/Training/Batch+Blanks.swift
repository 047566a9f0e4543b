import Tensors
import Text

extension Batch {
  /// Puts blanks in place of some inputs, and asks for these alone: how BERT is trained.
  ///
  /// The first position is never a blank, so that a model of the past has something to go by too.
  ///
  /// - Parameters:
  ///   - share: How much of the text is hidden, BERT's share is 0.15.
  ///   - mask: The token that stands for a blank.
  ///   - generator: Draws one number a token.
  /// - Reference: ["BERT"](https://arxiv.org/abs/1810.04805), section 3.1, without the share of blanks
  ///   that keep their token or get another.
  public mutating func hideSome(
    share: Float, behind mask: Int32, using generator: inout some RandomNumberGenerator
  ) {
    // snippet: mask
    for index in inputs.indices {
      let isBlank =
        Float.uniform(using: &generator) < share && index % sequenceLength > 0
      targets[index] = isBlank ? inputs[index] : -1  // -1: not asked
      if isBlank { inputs[index] = mask }
    }
    // end snippet
  }
}
