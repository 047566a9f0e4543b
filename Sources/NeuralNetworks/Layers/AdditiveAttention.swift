import Autograd
import Tensors

/// Attention by a small network that scores how well a query and a position match.
///
/// `score = v · tanh(W query + U key)`, softmax over the positions, and their weighted mean.
///
/// - Reference: ["Neural Machine Translation by Jointly Learning to Align and Translate"](https://arxiv.org/abs/1409.0473).
public struct AdditiveAttention: Sendable {
  /// `W`, `[queryWidth, width]`.
  public let query: Linear
  /// `U`, `[keyWidth, width]`, without a bias: the query has one.
  public let key: Linear
  /// `v`, `[width]`.
  public let score: Parameter

  /// Adds a layer's parameters to a store, as `NAME.query`, `NAME.key` and `NAME.score`.
  ///
  /// - Parameters:
  ///   - name: Prefix of the parameters' names.
  ///   - queryWidth: The width of a query, such as a decoder's state.
  ///   - keyWidth: The width of a position, such as an encoder's state.
  ///   - width: The width of the network between.
  ///   - parameters: The store.
  ///   - generator: Draws the initial weights.
  public init(
    _ name: String, queryWidth: Int, keyWidth: Int, width: Int, in parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) {
    query = Linear(
      "\(name).query", inputs: queryWidth, outputs: width,
      deviation: 1 / Float(queryWidth).squareRoot(), in: &parameters, using: &generator)
    key = Linear(
      "\(name).key", inputs: keyWidth, outputs: width,
      deviation: 1 / Float(keyWidth).squareRoot(), hasBias: false, in: &parameters,
      using: &generator)
    score = parameters.add(
      "\(name).score",
      Tensor(
        Shape(width), normalWithDeviation: 1 / Float(width).squareRoot(), using: &generator))
  }

  /// Computes what all queries need of the positions, once a sequence.
  ///
  /// - Parameter positions: `[batch, positions, keyWidth]`.
  /// - Returns: `[batch, positions, width]`.
  public func keys(of positions: Variable) -> Variable { key(positions) }

  /// Lets one query a sequence look at its positions.
  ///
  /// - Parameters:
  ///   - state: The query, `[batch, queryWidth]`.
  ///   - keys: What `keys(of:)` gave, `[batch, positions, width]`.
  ///   - values: The positions, `[batch, positions, keyWidth]`.
  ///   - lengths: How many positions of each sequence count, `[batch]`, or nil for all.
  ///   - record: Receives the weights, `[batch, positions]`, where a picture wants them.
  /// - Returns: The weighted mean of the positions, `[batch, keyWidth]`.
  public func callAsFunction(
    _ state: Variable, keys: Variable, values: Variable, lengths: [Int]? = nil,
    recording record: ((Tensor) -> Void)? = nil
  ) -> Variable {
    query(state).additiveAttention(
      keys: keys, values: values, scoreWeights: state.tape.variable(score), lengths: lengths,
      recording: record)  // [B, V]
  }
}
