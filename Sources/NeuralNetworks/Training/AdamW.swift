import Autograd
import Tensors

/// AdamW with clipping of the gradient by its norm, in one pass over all parameters.
///
/// - Reference: ["Decoupled Weight Decay Regularization"](https://arxiv.org/abs/1711.05101).
public struct AdamW: Optimizer {
  /// The constants that stay the same over a run.
  public struct Configuration: Sendable {
    /// Memory of the running mean of gradients.
    public var beta1: Float
    /// Memory of the running mean of squared gradients.
    public var beta2: Float
    /// Keeps the division finite.
    public var epsilon: Float
    /// How much of a matrix is taken away a step, times the learning rate; gains and biases keep all.
    public var weightDecay: Float
    /// The norm to which a longer gradient is shortened; nil lets all through.
    public var clipNorm: Float?

    /// Makes a configuration; the defaults are nanoGPT's.
    public init(
      beta1: Float = 0.9, beta2: Float = 0.99, epsilon: Float = 1e-8, weightDecay: Float = 0.1,
      clipNorm: Float? = 1
    ) {
      self.beta1 = beta1
      self.beta2 = beta2
      self.epsilon = epsilon
      self.weightDecay = weightDecay
      self.clipNorm = clipNorm
    }
  }

  /// The constants.
  public let configuration: Configuration
  /// How many steps were taken.
  public private(set) var stepCount = 0
  private let pieces: Pieces
  private var first: Tensor
  private var second: Tensor

  /// Makes an optimiser for a store of parameters; its memory is two floats a parameter.
  public init(_ configuration: Configuration = Configuration(), for parameters: Parameters) {
    self.configuration = configuration
    pieces = Pieces(of: parameters.layout)
    first = Tensor(Shape(parameters.count))
    second = Tensor(Shape(parameters.count))
  }

  /// Moves the parameters one step against their gradient, clipped to `clipNorm`.
  public mutating func update(
    _ parameters: inout Parameters, with gradients: Gradients, learningRate: Float,
    rates: ParameterRates?, workers: Workers?
  ) {
    stepCount += 1
    let (decaying, constant) = (
      kernelRates(learningRate, decays: true), kernelRates(learningRate, decays: false)
    )
    if let rates { rates.check(parameters) }
    let own = (rates?.factors ?? []).enumerated().map { index, factor in
      kernelRates(learningRate * factor, decays: parameters.layout.entries[index].decays)
    }
    let scale = gradients.clippingScale(to: configuration.clipNorm)
    parameters.withUnsafeMutableValues { values in
      first.withUnsafeMutablePointer { first in
        second.withUnsafeMutablePointer { second in
          let work = UpdateWork(
            pieces: pieces, values: values, gradient: gradients.memory, first: first,
            second: second, scale: scale, decaying: decaying, constant: constant, own: own)
          work.run(pieces.count, on: workers)
        }
      }
    }
  }

  private func kernelRates(_ learningRate: Float, decays: Bool) -> Kernels.AdamWRates {
    Kernels.AdamWRates(
      learningRate: learningRate, beta1: configuration.beta1, beta2: configuration.beta2,
      epsilon: configuration.epsilon, weightDecay: decays ? configuration.weightDecay : 0,
      step: stepCount)
  }
}

/// One step of all parameters; a piece is some runs of them.
private struct UpdateWork: PieceWork {
  let pieces: Pieces
  let values: UnsafeMutablePointer<Float>
  let gradient: UnsafePointer<Float>
  let first: UnsafeMutablePointer<Float>
  let second: UnsafeMutablePointer<Float>
  let scale: Float
  let decaying: Kernels.AdamWRates
  let constant: Kernels.AdamWRates
  /// The rates of each tensor, or none where all have the usual ones.
  let own: [Kernels.AdamWRates]

  func callAsFunction(_ piece: Int) {
    for run in pieces[piece] {
      let usual = run.decays ? decaying : constant
      Kernels.adamW(
        values + run.offset, gradient: gradient + run.offset, first: first + run.offset,
        second: second + run.offset, count: run.count, gradientScale: scale,
        rates: own.isEmpty ? usual : own[run.entry])
    }
  }
}
