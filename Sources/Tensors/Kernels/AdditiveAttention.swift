extension Kernels {
  /// The gradients of an additive score, `score = v · tanh(query + key)`, for one position.
  ///
  /// With `y = tanh(query + key)`: `dv += dscore · y`, and query and key both get
  /// `dscore · v · (1 - y²)`, added to what is there.
  ///
  /// - Parameters:
  ///   - gradient: The gradient of the score.
  ///   - activations: `y`, `[width]`.
  ///   - weights: `v`, `[width]`.
  ///   - weightGradient: Is added to, `[width]`.
  ///   - queryGradient: Is added to, `[width]`.
  ///   - keyGradient: Is added to, `[width]`.
  ///   - width: The number of activations.
  package static func additiveScoreBackward(
    _ gradient: Float, activations: UnsafePointer<Float>, weights: UnsafePointer<Float>,
    weightGradient: UnsafeMutablePointer<Float>, queryGradient: UnsafeMutablePointer<Float>,
    keyGradient: UnsafeMutablePointer<Float>, width: Int
  ) {
    for i in 0..<width {
      let y = activations[i]
      let part = gradient * weights[i] * (1 - y * y)
      weightGradient[i] += gradient * y
      queryGradient[i] += part
      keyGradient[i] += part
    }
  }
}
