import Tensors

/// The attention weights of one head on one sequence.
public struct HeadWeights: AttentionHead, Sendable {
  /// The layer, from 1.
  public let layer: Int
  /// The head in its layer, from 1.
  public let head: Int
  /// `[query][key]`: each row sums to 1.
  public let weights: [[Double]]

  /// Takes the weights of a head.
  ///
  /// - Parameters:
  ///   - layer: The layer, from 1.
  ///   - head: The head in its layer, from 1.
  ///   - matrix: `[time, time]`, row = query, column = key.
  public init(layer: Int, head: Int, _ matrix: Tensor) {
    self.init(layer: layer, head: head, rows: matrix.rows[...])
  }

  init(layer: Int, head: Int, rows: ArraySlice<[Float]>) {
    self.layer = layer
    self.head = head
    weights = rows.map { $0.map(Double.init) }
  }

  /// The weights as a matrix, `[time, time]`.
  public var matrix: Tensor { Tensor(rows: weights.map { $0.map(Float.init) }) }

  /// How much of its weights a query hands out differently in another head, the mean over queries: 0 for
  /// equal heads, 1 for heads that never look at the same token.
  ///
  /// - Parameter other: A head on the same sequence.
  /// - Returns: A number between 0 and 1.
  public func difference(from other: HeadWeights) -> Double {
    // snippet: difference
    let differences = zip(matrix.elements, other.matrix.elements).map { abs($0 - $1) }
    return differences.reduce(0.0) { $0 + Double($1) / 2 } / Double(weights.count)
    // end snippet
  }

  /// The weight of a key in the row of a query.
  public subscript(query: Int, key: Int) -> Double { weights[query][key] }

  /// How many tokens back the head looks, the mean over queries and weights.
  public var meanDistance: Double {
    let total = weights.enumerated().reduce(0.0) { sum, row in
      sum + row.element.indices.reduce(0) { $0 + row.element[$1] * Double(row.offset - $1) }
    }
    return total / Double(max(1, weights.count))
  }

  /// The weights for a picture: nil where a causal head can't see.
  ///
  /// - Parameter isCausal: Whether the future is hidden.
  /// - Returns: `[query][key]`.
  public func visible(isCausal: Bool) -> [[Double?]] {
    weights.enumerated().map { query, row in
      row.enumerated().map { key, weight in isCausal && key > query ? nil : weight }
    }
  }
}

extension TransformerTrace {
  /// All heads, layer by layer.
  public var heads: [HeadWeights] {
    attention.enumerated().flatMap { layer, weights in
      let (H, T) = (weights.shape[0], weights.shape[1])  // heads, time
      let rows = weights.reshaped(Shape(H * T, T)).rows
      return (0..<H).map { head in
        HeadWeights(
          layer: layer + 1, head: head + 1, rows: rows[(head * T)..<((head + 1) * T)])
      }
    }
  }
}
