/// The backward half of a recorded operation.
///
/// A plain struct of variables and pointers, so that a tape can keep it in its arena.
public protocol Operation: BitwiseCopyable {
  /// Passes the gradient of the output on to the inputs.
  ///
  /// Called once, when the output's gradient is complete. Gradients are fetched by `Tape.gradient(of:)`
  /// and given by `Tape.target(for:)`.
  func backward(on tape: Tape)
}

extension Operation {
  /// Reads an operation from where the tape keeps it, and runs it.
  static func runBackward(at memory: UnsafeRawPointer, on tape: Tape) {
    memory.load(as: Self.self).backward(on: tape)
  }
}
