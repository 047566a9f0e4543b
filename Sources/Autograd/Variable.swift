import Tensors

/// A tensor on a tape: its value, its place in the computation, and through these its gradient.
///
/// Valid until the tape starts its next computation. Cheap to copy: it owns nothing.
public struct Variable: BitwiseCopyable {
  /// The extents, outermost first.
  public let shape: Shape

  /// The elements, row-major, in the tape's memory.
  public let values: UnsafeMutablePointer<Float>

  let id: Int32
  let owner: Unmanaged<Tape>

  /// The tape that recorded this variable.
  public var tape: Tape { owner.takeUnretainedValue() }

  /// The number of elements.
  public var count: Int { shape.count }

  /// The value, copied out of the tape.
  public var tensor: Tensor { Tensor(shape, copying: values) }

  /// The only element of a variable with one, such as a loss.
  ///
  /// - Precondition: `count == 1`.
  public var scalar: Float {
    requireShape(Shape(count), is: Shape(1), in: "Variable.scalar")
    return values[0]
  }

  /// The gradient after `Tape.backward(from:)`, copied out of the tape; zero where none arrived.
  ///
  /// - Precondition: A parameter, or a variable that was brought onto the tape: gradients of what was
  ///   computed from them are not kept.
  public var gradient: Tensor {
    guard let pointer = tape.gradient(of: self) else { return Tensor(shape) }
    return Tensor(shape, copying: pointer)
  }

  /// The same elements under another shape, sharing memory and gradient.
  ///
  /// - Precondition: The counts agree.
  public func reshaped(_ newShape: Shape) -> Variable {
    requireShape(Shape(newShape.count), is: Shape(count), in: "Variable.reshaped")
    return Variable(shape: newShape, values: values, id: id, owner: owner)
  }
}
