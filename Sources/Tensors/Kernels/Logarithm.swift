import Platform

extension Kernels {
  /// Writes `y = ln x`, by the system's library.
  package static func logarithm(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count { y[i] = log(x[i]) }
  }

  /// Writes `y = ln(1 / (1 + e^-x))` as `min(x, 0) - ln(1 + e^-|x|)`, which does not overflow.
  package static func logSigmoid(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count {
      let v = x[i]
      // Library functions by their types, since the kernel `exp` hides the name.
      y[i] = (v < 0 ? v : 0) - log1p(Float(exponential(-Double(abs(v)))))
    }
  }
}
