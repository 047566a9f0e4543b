import Platform

extension Tensor {
  /// Turns each row of scores into weights that are at least 0 and sum to 1.
  ///
  /// `e^(x - max) / Σ e^(x - max)` along the last axis; a score of −∞ gets exactly 0.
  ///
  /// - Returns: The receiver's shape, `[…, width]`.
  /// - Precondition: No row is −∞ throughout.
  /// - Complexity: O(count).
  public func softmax() -> Tensor {
    var result = self
    let width = shape.last
    result.withUnsafeMutablePointer { p in
      for row in 0..<shape.rows {
        let x = p + row * width
        var largest = -Float.infinity
        for i in 0..<width where x[i] > largest { largest = x[i] }
        guard largest > -.infinity else {
          fatalError("softmax: row \(row) has no score above −∞: leave it at least one.")
        }
        var total = 0.0
        for i in 0..<width {
          x[i] = exp(x[i] - largest)
          total += Double(x[i])
        }
        Kernels.scale(x, by: Float(1 / total), count: width)
      }
    }
    return result
  }
}
