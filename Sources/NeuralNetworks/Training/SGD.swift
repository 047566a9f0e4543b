import Autograd
import Tensors

/// Stochastic gradient descent with momentum, in one pass over all parameters.
///
/// `m = momentum · m + g` and `x = x - learningRate · m`, as in PyTorch; weight decay is added to the
/// gradient, `g + weightDecay · x`, so that here it goes through the momentum.
///
/// - Reference: ["On the Importance of Initialization and Momentum in Deep
///   Learning"](https://proceedings.mlr.press/v28/sutskever13.html).
public struct SGD: Optimizer {
  /// The constants that stay the same over a run.
  public struct Configuration: Sendable {
    /// Memory of earlier gradients; 0 for none.
    public var momentum: Float
    /// Whether the step looks ahead along the momentum (Nesterov's).
    public var isNesterov: Bool
    /// How much of a matrix is added to its gradient; gains and biases are left out.
    public var weightDecay: Float
    /// The norm to which a longer gradient is shortened; nil lets all through.
    public var clipNorm: Float?

    /// Makes a configuration.
    public init(
      momentum: Float = 0.9, isNesterov: Bool = false, weightDecay: Float = 0,
      clipNorm: Float? = nil
    ) {
      self.momentum = momentum
      self.isNesterov = isNesterov
      self.weightDecay = weightDecay
      self.clipNorm = clipNorm
    }
  }

  /// The constants.
  public let configuration: Configuration
  /// How many steps were taken.
  public private(set) var stepCount = 0
  private let pieces: Pieces
  private var velocity: Tensor

  /// Makes an optimiser for a store of parameters; its memory is a float a parameter.
  public init(_ configuration: Configuration = Configuration(), for parameters: Parameters) {
    self.configuration = configuration
    pieces = Pieces(of: parameters.layout)
    velocity = Tensor(Shape(parameters.count))
  }

  /// Moves the parameters one step against their gradient, clipped to `clipNorm` where there is one.
  public mutating func update(
    _ parameters: inout Parameters, with gradients: Gradients, learningRate: Float,
    rates: ParameterRates?, workers: Workers?
  ) {
    stepCount += 1
    if let rates { rates.check(parameters) }
    let scale = gradients.clippingScale(to: configuration.clipNorm)
    parameters.withUnsafeMutableValues { values in
      velocity.withUnsafeMutablePointer { velocity in
        let work = DescentWork(
          pieces: pieces, values: values, gradient: gradients.memory, velocity: velocity,
          scale: scale, learningRate: learningRate, configuration: configuration,
          factors: rates?.factors ?? [])
        work.run(pieces.count, on: workers)
      }
    }
  }
}

/// One step of all parameters; a piece is some runs of them.
private struct DescentWork: PieceWork {
  let pieces: Pieces
  let values: UnsafeMutablePointer<Float>
  let gradient: UnsafePointer<Float>
  let velocity: UnsafeMutablePointer<Float>
  let scale: Float
  let learningRate: Float
  let configuration: SGD.Configuration
  /// What the learning rate of each tensor is multiplied by, or none for 1.
  let factors: [Float]

  func callAsFunction(_ piece: Int) {
    for run in pieces[piece] {
      let rates = Kernels.SGDRates(
        learningRate: learningRate * (factors.isEmpty ? 1 : factors[run.entry]),
        momentum: configuration.momentum,
        weightDecay: run.decays ? configuration.weightDecay : 0,
        isNesterov: configuration.isNesterov)
      Kernels.sgd(
        values + run.offset, gradient: gradient + run.offset, velocity: velocity + run.offset,
        count: run.count, gradientScale: scale, rates: rates)
    }
  }
}
