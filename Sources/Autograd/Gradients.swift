import Tensors

/// The gradient of a loss with respect to all parameters of a store: a number for each, and their norm.
///
/// Memory to be filled step after step, by `backward` on a plain tape:
///
/// ```swift
/// let (tape, gradients) = (Tape(), Gradients(for: parameters))
/// let loss = gradients.backward(parameters, on: tape) { tape in
///   (model(tape.variable(inputs)) - tape.variable(targets)).squared().mean()
/// }
/// optimizer.update(&parameters, with: gradients, learningRate: 0.01)
/// ```
public final class Gradients {
  /// The number of parameters.
  public let count: Int

  /// The length of the gradient, `√Σ g²`, over all parameters.
  public package(set) var norm: Float = 0

  /// The gradient, `[count]`, and room behind it.
  package let memory: UnsafeMutablePointer<Float>

  /// Makes room for the gradient of a store's parameters.
  public convenience init(for parameters: Parameters) {
    self.init(count: parameters.count, room: parameters.count)
  }

  /// Makes room for a gradient and for what is computed beside it.
  package init(count: Int, room: Int) {
    self.count = count
    memory = .allocate(capacity: max(1, room))
    memory.initialize(repeating: 0, count: max(1, room))
  }

  deinit { memory.deallocate() }

  /// The gradient, copied, `[count]`.
  public var tensor: Tensor { Tensor(Shape(count), copying: memory) }

  /// The gradient of one tensor, copied, of its shape.
  public subscript(parameter: Parameter) -> Tensor {
    Tensor(parameter.shape, copying: memory + parameter.offset)
  }

  /// Runs a loss forward and backward on a tape.
  ///
  /// - Parameters:
  ///   - parameters: The model's parameters.
  ///   - tape: Where the computation is recorded; what was on it is forgotten.
  ///   - loss: Computes the loss, a variable with one element.
  /// - Returns: The loss.
  public func backward(
    _ parameters: Parameters, on tape: Tape, loss: (_ tape: Tape) -> Variable
  ) -> Float {
    requireShape(Shape(parameters.count), is: Shape(count), in: "Gradients.backward")
    let value = parameters.values.withUnsafePointer { values in
      tape.reset(
        parameters: ParameterMemory(
          layout: parameters.layout, values: values, gradients: memory))
      let result = loss(tape)
      tape.backward(from: result)
      return result.scalar
    }
    norm = Self.norm(ofPieces: Self.pieceCount(of: count)) {
      Self.squares(of: memory, piece: $0, count: count)
    }
    return value
  }

  // MARK: - Sums by pieces

  /// Floats in a piece of a sum over all parameters: fixed, so that sums do not depend on threads.
  package static let pieceSize = 16_384

  /// How many pieces there are.
  package static func pieceCount(of count: Int) -> Int { (count + pieceSize - 1) / pieceSize }

  /// The sum of the squares of one piece.
  package static func squares(
    of gradient: UnsafePointer<Float>, piece: Int, count: Int
  ) -> Double {
    let start = piece * pieceSize
    return Kernels.sumOfSquares(gradient + start, count: min(pieceSize, count - start))
  }

  /// The norm, from the pieces' sums of squares.
  package static func norm(ofPieces count: Int, _ squares: (Int) -> Double) -> Float {
    var total = 0.0
    for piece in 0..<count { total += squares(piece) }
    return Float(total.squareRoot())
  }
}
