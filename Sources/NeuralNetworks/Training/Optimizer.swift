import Autograd
import Tensors

/// A rule that moves parameters against their gradient, step by step.
///
/// A value: a copy is a snapshot of its memory. ``AdamW`` and ``SGD`` are such rules. The gradient comes
/// from a plain tape (`Gradients`) or from the shards of a batch (``DataParallel``):
///
/// ```swift
/// optimizer.update(&parameters, with: gradients, learningRate: 0.01)
/// optimizer.update(&parameters, with: parallel, learningRate: 0.01, workers: workers)
/// ```
public protocol Optimizer: Sendable {
  /// How many steps were taken.
  var stepCount: Int { get }

  /// Moves the parameters one step against their gradient.
  ///
  /// - Parameters:
  ///   - parameters: What to change.
  ///   - gradients: Its gradient and that gradient's norm.
  ///   - learningRate: The length of the step.
  ///   - rates: What the learning rate is multiplied by, tensor by tensor; nil for 1.
  ///   - workers: The threads to share the work with; nil for the calling one alone.
  /// - Complexity: One pass over the parameters.
  mutating func update(
    _ parameters: inout Parameters, with gradients: Gradients, learningRate: Float,
    rates: ParameterRates?, workers: Workers?)
}

extension Optimizer {
  /// Moves the parameters one step against their gradient, on the calling thread.
  ///
  /// - Parameters:
  ///   - parameters: What to change.
  ///   - gradients: Its gradient and that gradient's norm.
  ///   - learningRate: The length of the step.
  public mutating func update(
    _ parameters: inout Parameters, with gradients: Gradients, learningRate: Float
  ) {
    update(
      &parameters, with: gradients, learningRate: learningRate, rates: nil, workers: nil)
  }

  /// Moves the parameters one step against the gradient of a batch that ran in shards.
  ///
  /// - Parameters:
  ///   - parameters: What to change.
  ///   - parallel: What computed the gradient.
  ///   - learningRate: The length of the step.
  ///   - rates: What the learning rate is multiplied by, tensor by tensor; nil for 1.
  ///   - workers: The threads to share the work with.
  public mutating func update(
    _ parameters: inout Parameters, with parallel: DataParallel, learningRate: Float,
    rates: ParameterRates? = nil, workers: Workers
  ) {
    update(
      &parameters, with: parallel.gradients, learningRate: learningRate, rates: rates,
      workers: workers)
  }
}

extension PieceWork {
  /// Does all pieces, on the threads of `workers` or on the calling one alone.
  func run(_ count: Int, on workers: Workers?) {
    if let workers {
      workers.run(count, self)
    } else {
      for piece in 0..<count { self(piece) }
    }
  }
}
