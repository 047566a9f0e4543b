extension NGramModel {
  /// Continues a text.
  ///
  /// - Parameters:
  ///   - prompt: What comes before; may be empty.
  ///   - count: How many tokens to add.
  ///   - sampling: How each is drawn.
  ///   - generator: Draws one number a token.
  /// - Returns: The added tokens.
  /// - Complexity: O(count · vocabularySize · order) look-ups.
  public func generate(
    after prompt: [Int32], count: Int, sampling: Sampling = Sampling(),
    using generator: inout some RandomNumberGenerator
  ) -> [Int32] {
    var context = context(after: prompt)
    return (0..<count).map { _ in
      let token = sampling(logits(after: context), using: &generator)
      _ = probability(of: token, after: &context)
      return token
    }
  }
}
