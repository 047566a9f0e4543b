import VectorMath

extension Kernels {
  /// The definition that `gelu` is tested against.
  package static func geluReference(_ x: Float) -> Float {
    let v = Double(x)
    let inner: Double = (2 / Double.pi).squareRoot() * (v + 0.044715 * v * v * v)
    return Float(0.5 * v * (1 + hyperbolicTangent(inner)))
  }

  /// GPT-2's activation: `y = x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³)))`.
  ///
  /// - Reference: ["Gaussian Error Linear Units"](https://arxiv.org/abs/1606.08415).
  package static func gelu(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count {
      let v = x[i]
      y[i] = v * logisticSigmoid(v * (1.595_769_122 + 0.071_354_816 * v * v))
    }
  }

  /// The gradient of `gelu`: `dx (+)= dy · gelu'(x)`.
  package static func geluBackward(
    _ dy: UnsafePointer<Float>, _ x: UnsafePointer<Float>, into dx: UnsafeMutablePointer<Float>,
    count: Int, accumulate: Bool
  ) {
    if accumulate {
      for i in 0..<count { dx[i] += dy[i] * geluDerivative(x[i]) }
    } else {
      for i in 0..<count { dx[i] = dy[i] * geluDerivative(x[i]) }
    }
  }
}

@inline(__always)
private func geluDerivative(_ v: Float) -> Float {
  let s = logisticSigmoid(v * (1.595_769_122 + 0.071_354_816 * v * v))
  return s + v * s * (1 - s) * (1.595_769_122 + 0.214_064_448 * v * v)
}
