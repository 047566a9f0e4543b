import Tensors

/// The backward half of a recorded operation.
///
/// A plain struct of variables and pointers, so that a tape can keep it in its arena.
public protocol Operation: BitwiseCopyable {
  /// Passes the gradient of the output on to the inputs.
  ///
  /// Called once, when the output's gradient is complete. Gradients are fetched by `Tape.gradient(of:)`
  /// and given by `Tape.target(for:)`.
  func backward(on tape: Tape)

  /// The work of the operation, forwards and backwards, for a profile.
  var cost: OperationCost { get }
}

/// What an operation does, as far as it can be counted without running it.
public struct OperationCost: Sendable {
  /// Its matrix products.
  package var products: [Kernels.ProductShape]
  /// Floats that it reads and writes apart from them.
  public var floats: Int

  /// Makes the cost of an operation without matrix products; the default counts nothing.
  public init(floats: Int = 0) { self.init(products: [], floats: floats) }

  /// Makes a cost.
  package init(products: [Kernels.ProductShape], floats: Int = 0) {
    self.products = products
    self.floats = floats
  }
}

extension Operation {
  /// Nothing counted: a profile shows the time alone.
  public var cost: OperationCost { OperationCost() }

  /// Reads an operation from where the tape keeps it, and runs it.
  static func runBackward(at memory: UnsafeRawPointer, on tape: Tape) {
    memory.load(as: Self.self).backward(on: tape)
  }
}
