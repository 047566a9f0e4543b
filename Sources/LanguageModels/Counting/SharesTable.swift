import Platform
import Tensors

/// A bigram model as a table: the probability of each token after each.
public struct SharesTable: Sendable {
  /// The probabilities, `[vocabularySize, vocabularySize]`: a row for each token before.
  public let rows: Tensor

  /// Takes a table whose rows sum to 1.
  public init(rows: Tensor) {
    requireShape(rows.shape, is: Shape(rows.shape.rows, rows.shape.rows), in: "SharesTable.init")
    self.rows = rows
  }

  /// The surprise at each token of a text but the first, in nats.
  ///
  /// - Complexity: O(tokens).
  public func losses(of tokens: [Int32]) -> [Double] {
    zip(tokens, tokens.dropFirst()).map { -log(Double(rows[Int($0), Int($1)])) }
  }
}
