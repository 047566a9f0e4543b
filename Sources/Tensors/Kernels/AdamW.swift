import CVectorMath

extension Kernels {
  /// One AdamW update of a run of parameters.
  ///
  /// `m = β₁ m + (1 - β₁) g`, `v = β₂ v + (1 - β₂) g²`,
  /// `x = x (1 - rate · decay) - rate / c₁ · m / (√v / √c₂ + ε)` with `c = 1 - βᵗ`.
  ///
  /// - Parameters:
  ///   - x: The parameters, `[count]`.
  ///   - gradient: `[count]`, multiplied by `gradientScale` before use.
  ///   - first: Running mean of gradients, `[count]`.
  ///   - second: Running mean of squared gradients, `[count]`.
  ///   - count: The number of parameters.
  ///   - gradientScale: The factor of clipping by norm.
  ///   - rates: The constants of this step.
  /// - Reference: ["Decoupled Weight Decay Regularization"](https://arxiv.org/abs/1711.05101).
  package static func adamW(
    _ x: UnsafeMutablePointer<Float>, gradient: UnsafePointer<Float>,
    first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>, count: Int,
    gradientScale: Float, rates: AdamWRates
  ) {
    let (beta1, beta2) = (rates.beta1, rates.beta2)
    let (rest1, rest2) = (1 - beta1, 1 - beta2)
    let (step, shrink) = (rates.stepSize, rates.shrink)
    let (root, epsilon) = (rates.inverseRootOfCorrection, rates.epsilon)
    for i in 0..<count {
      let g = gradient[i] * gradientScale
      let m = first[i] * beta1 + g * rest1
      let v = second[i] * beta2 + g * g * rest2
      first[i] = m
      second[i] = v
      x[i] = x[i] * shrink - step * m / (vector_square_root(v) * root + epsilon)
    }
  }

  /// The constants of one AdamW step.
  package struct AdamWRates: Sendable {
    var beta1: Float
    var beta2: Float
    var stepSize: Float
    var shrink: Float
    var inverseRootOfCorrection: Float
    var epsilon: Float

    /// Works out the constants of a step, counted from 1.
    package init(
      learningRate: Float, beta1: Float, beta2: Float, epsilon: Float, weightDecay: Float, step: Int
    ) {
      self.beta1 = beta1
      self.beta2 = beta2
      self.epsilon = epsilon
      stepSize = Float(Double(learningRate) / (1 - power(Double(beta1), step)))
      shrink = Float(1 - Double(learningRate) * Double(weightDecay))
      inverseRootOfCorrection = Float(1 / (1 - power(Double(beta2), step)).squareRoot())
    }
  }

  /// The definition that `adamW` is tested against, for one parameter, in double precision.
  package static func adamWReference(
    _ x: Double, gradient: Double, first: Double, second: Double, learningRate: Double,
    beta1: Double, beta2: Double, epsilon: Double, weightDecay: Double, step: Int
  ) -> (x: Double, first: Double, second: Double) {
    let m = beta1 * first + (1 - beta1) * gradient
    let v = beta2 * second + (1 - beta2) * gradient * gradient
    let mean = m / (1 - power(beta1, step))
    let square = v / (1 - power(beta2, step))
    let decayed = x - learningRate * weightDecay * x
    return (decayed - learningRate * mean / (square.squareRoot() + epsilon), m, v)
  }
}

/// A number to a whole power, by squaring.
private func power(_ base: Double, _ exponent: Int) -> Double {
  var (result, factor, rest) = (1.0, base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result *= factor }
    factor *= factor
    rest >>= 1
  }
  return result
}
