import VectorMath

extension Kernels {
  /// Writes `y = tanh(x)`.
  package static func tanh(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count { y[i] = hyperbolicTangent(x[i]) }
  }

  /// Writes `y = e^x`.
  package static func exp(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count { y[i] = exponential(x[i]) }
  }

  /// Writes `y = 1 / (1 + e^-x)`.
  package static func sigmoid(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count { y[i] = logisticSigmoid(x[i]) }
  }
}
