// The causal mask: position `i` looks at positions `0...i` and at nothing that comes later.

extension Tensor {
  /// The scores with −∞ above the diagonal, so that softmax gives the future no weight at all.
  ///
  /// - Returns: `[queries, keys]`, the receiver's shape: row `i` keeps columns `0...i`.
  public var causallyMasked: Tensor {
    requireMatrix("causallyMasked")
    var result = self
    result.withUnsafeMutablePointer { p in
      for row in 0..<shape[0] {
        for column in min(row + 1, shape[1])..<shape[1] {
          p[row * shape[1] + column] = -.infinity
        }
      }
    }
    return result
  }
}

extension Kernels.AttentionHead {
  /// How many keys a query can see: itself and what came before, or all.
  func visibleKeys(of query: Int) -> Int { isCausal ? query + 1 : time }

  /// How many keys the last of the queries that end before `end` can see: what a block has to compute.
  func visibleKeys(upTo end: Int) -> Int { isCausal ? end : time }
}

extension Kernels {
  /// Gives what a query must not see no weight at all.
  static func hide(_ row: UnsafeMutablePointer<Float>, from first: Int, to end: Int) {
    if first < end { (row + first).update(repeating: 0, count: end - first) }
  }
}
