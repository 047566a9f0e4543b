import Tensors

/// Attention of one head as a chain of matrices behind a causal mask: `T` tokens, head width `d`.
public struct AttentionChain: Sendable {
  /// `q · k` for each pair of tokens, `[T, T]`: row = query.
  public let products: Tensor
  /// The products divided by √d, `[T, T]`.
  public let scaled: Tensor
  /// The same with the future at −∞, `[T, T]`.
  public let masked: Tensor
  /// What each token gives to those before it, `[T, T]`: each row sums to 1.
  public let weights: Tensor
  /// What each token receives, `[T, d]`.
  public let output: Tensor

  /// Computes the chain.
  ///
  /// - Parameters:
  ///   - input: What the head computes with.
  ///   - own: Weights from elsewhere, `[T, T]`, that take the place of the chain's; nil for its own.
  public init(_ input: HeadInput, weights own: Tensor? = nil) {
    // snippet: chain
    let (queries, keys, values) = (input.queries, input.keys, input.values)  // [T, d] each
    products = queries.matmul(keys.transposed)  // q · k for each pair of words, [T, T]
    scaled = products / Float(input.width).squareRoot()  // divided by √d
    masked = scaled.causallyMasked  // the future at −∞
    weights = own ?? masked.softmax()  // rows that sum to 1; or those of your code
    output = weights.matmul(values)  // the mean of the values by these weights, [T, d]
    // end snippet
  }

  /// The largest difference between the scores of all queries in one product and those of each query by
  /// itself, the last one first: rounding alone, where there is no order to keep.
  public func largestDifferenceRowByRow(_ input: HeadInput) -> Float {
    (0..<input.queries.shape[0]).reversed().map { query in
      let alone =
        input.queries.gathering(rows: [query]).matmul(input.keys.transposed)
        / Float(input.width).squareRoot()
      return alone.largestDifference(from: scaled.gathering(rows: [query]))
    }.max() ?? 0
  }
}
