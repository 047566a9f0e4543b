import Autograd
import Tensors

/// Muon: momentum whose step is made orthogonal, for matrices; AdamW for everything else.
///
/// A gradient of a matrix mostly points in a few directions, and plain momentum moves in them alone. Muon
/// takes the step `U Vᵀ` instead of `U S Vᵀ`: the same directions, all with the same strength. The tables
/// (each row belongs to a token), gains and biases are no such matrices: AdamW moves them.
///
/// - Reference: ["Muon: An optimizer for hidden layers in neural
///   networks"](https://kellerjordan.github.io/posts/muon/) (Jordan, 2024); the length of the step from
///   ["Muon is Scalable for LLM Training"](https://arxiv.org/abs/2502.16982), section 2.2.
public struct Muon: Optimizer {
  /// The constants that stay the same over a run.
  public struct Configuration: Sendable {
    /// Memory of earlier gradients of matrices.
    public var momentum: Float
    /// The root mean square of a step's numbers, times the learning rate: about that of AdamW's, so that
    /// both share one learning rate.
    public var stepSize: Float

    /// Makes a configuration; the defaults are those of the two papers.
    public init(momentum: Float = 0.95, stepSize: Float = 0.2) {
      self.momentum = momentum
      self.stepSize = stepSize
    }
  }

  /// The constants.
  public let configuration: Configuration
  private let matrices: [Parameter]
  private var momenta: [Tensor]
  private var rest: AdamW

  /// How many steps were taken.
  public var stepCount: Int { rest.stepCount }

  /// Makes an optimiser for a store of parameters.
  ///
  /// - Parameters:
  ///   - configuration: The constants.
  ///   - adamW: Those of what moves all else; its weight decay and clipping hold for the matrices too.
  ///   - parameters: The store.
  ///   - matrices: The tensors of two axes whose steps are made orthogonal.
  public init(
    _ configuration: Configuration = Configuration(),
    adamW: AdamW.Configuration = AdamW.Configuration(), for parameters: Parameters,
    matrices: [Parameter]
  ) {
    self.configuration = configuration
    self.matrices = matrices
    momenta = matrices.map { Tensor($0.shape) }
    rest = AdamW(adamW, for: parameters)
  }

  /// Moves the parameters one step against their gradient, clipped to AdamW's `clipNorm`.
  public mutating func update(
    _ parameters: inout Parameters, with gradients: Gradients, learningRate: Float,
    rates: ParameterRates?, workers: Workers?
  ) {
    let given = rates ?? ParameterRates(for: parameters)
    rest.update(
      &parameters, with: gradients, learningRate: learningRate, rates: given.freezing(matrices),
      workers: workers)
    let scale = gradients.clippingScale(to: rest.configuration.clipNorm)
    parameters.withUnsafeMutableValues { values in
      momenta.withUnsafeMutableBufferPointer { momenta in
        let work = MatrixWork(
          matrices: matrices, values: values, gradients: gradients, momenta: momenta, scale: scale,
          rates: matrices.map { learningRate * given.factors[$0.index] },
          decay: rest.configuration.weightDecay, configuration: configuration)
        work.run(matrices.count, on: workers)
      }
    }
  }
}

/// One step of all matrices; a piece is a matrix.
private struct MatrixWork: PieceWork {
  let matrices: [Parameter]
  let values: UnsafeMutablePointer<Float>
  let gradients: Gradients
  let momenta: UnsafeMutableBufferPointer<Tensor>
  let scale: Float
  let rates: [Float]
  let decay: Float
  let configuration: Muon.Configuration

  func callAsFunction(_ piece: Int) {
    let (matrix, rate) = (matrices[piece], rates[piece])
    let gradient = scale * gradients[matrix]  // [m, n]
    momenta[piece] = configuration.momentum * momenta[piece] + gradient
    let ahead = configuration.momentum * momenta[piece] + gradient  // Nesterov's look ahead
    let step = ahead.orthogonalized
    let size = configuration.stepSize * Float(max(matrix.shape[0], matrix.shape[1])).squareRoot()
    let kept = 1 - rate * decay
    step.withUnsafePointer { step in
      let x = values + matrix.offset
      for i in 0..<matrix.shape.count { x[i] = kept * x[i] - rate * size * step[i] }
    }
  }
}

extension Tensor {
  /// About the nearest matrix whose singular values are all 1: `U Vᵀ` of `U S Vᵀ`.
  ///
  /// Five steps of a Newton-Schulz iteration, `x ← a x + (b x xᵀ + c (x xᵀ)²) x`, whose polynomial brings
  /// every singular value from 0 to 1 near 1: between 0.7 and 1.2, which is near enough for a step. The
  /// receiver is `[m, n]`.
  ///
  /// - Returns: `[m, n]`.
  /// - Complexity: O(min(m, n)² · max(m, n)) multiply-adds, about 15 times.
  package var orthogonalized: Tensor {
    if shape[0] > shape[1] { return transposed.orthogonalized.transposed }
    // snippet: newton-schulz
    let (a, b, c) = (Float(3.4445), Float(-4.7750), Float(2.0315))  // Jordan's
    let squares = withUnsafePointer { Kernels.sumOfSquares($0, count: count) }
    var x = self / (Float(squares.squareRoot()) + 1e-7)  // singular values of at most 1
    for _ in 0..<5 {
      let square = x.matmul(x.transposed)  // [m, m]
      x = a * x + (b * square + c * square.matmul(square)).matmul(x)
    }
    // end snippet
    return x
  }
}
