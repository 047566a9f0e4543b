extension Kernels {
  /// One step of gradient descent with momentum for a run of parameters.
  ///
  /// `g = scale · gradient + decay · x`, `m = momentum · m + g`, and `x = x - rate · m`, or with Nesterov's
  /// look ahead `x = x - rate · (g + momentum · m)`.
  ///
  /// - Parameters:
  ///   - x: The parameters, `[count]`.
  ///   - gradient: `[count]`.
  ///   - velocity: `m`, `[count]`.
  ///   - count: The number of parameters.
  ///   - gradientScale: The factor of clipping by norm.
  ///   - rates: The constants of this step.
  package static func sgd(
    _ x: UnsafeMutablePointer<Float>, gradient: UnsafePointer<Float>,
    velocity: UnsafeMutablePointer<Float>, count: Int, gradientScale: Float, rates: SGDRates
  ) {
    let (rate, momentum, decay) = (rates.learningRate, rates.momentum, rates.weightDecay)
    if rates.isNesterov {
      for i in 0..<count {
        let g = gradient[i] * gradientScale + decay * x[i]
        let m = momentum * velocity[i] + g
        velocity[i] = m
        x[i] -= rate * (g + momentum * m)
      }
    } else {
      for i in 0..<count {
        let g = gradient[i] * gradientScale + decay * x[i]
        let m = momentum * velocity[i] + g
        velocity[i] = m
        x[i] -= rate * m
      }
    }
  }

  /// The constants of one step of gradient descent.
  package struct SGDRates: Sendable {
    var learningRate: Float
    var momentum: Float
    var weightDecay: Float
    var isNesterov: Bool

    /// Takes the constants.
    package init(learningRate: Float, momentum: Float, weightDecay: Float, isNesterov: Bool) {
      (self.learningRate, self.momentum) = (learningRate, momentum)
      (self.weightDecay, self.isNesterov) = (weightDecay, isNesterov)
    }
  }
}
