import Autograd
import Tensors

/// A table with one learned row for each token.
public struct Embedding: Sendable {
  /// The table, `[vocabularySize, width]`.
  public let weight: Parameter

  /// Adds a table to a store, as `NAME.weight`.
  public init(
    _ name: String, vocabularySize: Int, width: Int, deviation: Float,
    in parameters: inout Parameters, using generator: inout some RandomNumberGenerator
  ) {
    weight = parameters.add(
      "\(name).weight",
      Tensor(Shape(vocabularySize, width), normalWithDeviation: deviation, using: &generator))
  }

  /// Looks tokens up.
  ///
  /// - Parameters:
  ///   - tokens: Numbers in `0..<vocabularySize`.
  ///   - tape: Where the result is recorded.
  /// - Returns: `[tokens, width]`.
  public func callAsFunction(_ tokens: some Collection<Int32>, on tape: Tape) -> Variable {
    tape.variable(weight).rows(tokens)
  }
}
