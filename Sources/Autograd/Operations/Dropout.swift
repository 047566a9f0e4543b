import Tensors

extension Variable {
  /// Sets elements to 0 by chance, and makes the others larger, so that the expectation stays the same.
  ///
  /// `y = x · m / (1 - p)`, where each `m` is 0 with probability `p` and 1 otherwise.
  ///
  /// - Parameters:
  ///   - probability: `p`, in `0..<1`.
  ///   - isTraining: Whether to do so; otherwise the result is the receiver itself.
  ///   - generator: Draws one number an element. Shards that run at once need one each.
  /// - Returns: The receiver's shape.
  /// - Complexity: O(count).
  /// - Reference: ["Dropout: A Simple Way to Prevent Neural Networks from
  ///   Overfitting"](https://jmlr.org/papers/v15/srivastava14a.html).
  @inlinable  // so that the loop is compiled for the caller's generator
  public func dropout(
    _ probability: Float, isTraining: Bool, using generator: inout some RandomNumberGenerator
  ) -> Variable {
    guard probability >= 0, probability < 1 else {
      fatalError("dropout: expected a probability in 0..<1, got \(probability).")
    }
    guard isTraining, probability > 0 else { return self }
    let (mask, scale) = (tape.scratch(count), 1 / (1 - probability))
    for i in 0..<count {
      let draw = Float(generator.next() &>> 40) * 0x1p-24  // uniform on 0..<1
      mask[i] = draw < probability ? 0 : scale
    }
    return multiplying(mask: mask)
  }

  /// Multiplies by constants that the tape keeps, `[count]`.
  @usableFromInline
  func multiplying(mask: UnsafeMutablePointer<Float>) -> Variable {
    let y = tape.output(shape, of: self)
    for i in 0..<count { y.values[i] = values[i] * mask[i] }
    tape.record(DropoutOperation(x: self, mask: mask, y: y), output: y)
    return y
  }
}

private struct DropoutOperation: Operation {
  let x: Variable
  let mask: UnsafeMutablePointer<Float>
  let y: Variable

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let target = tape.target(for: x) else { return }
    for i in 0..<x.count {
      target.pointer[i] = dy[i] * mask[i] + (target.accumulate ? target.pointer[i] : 0)
    }
  }

  var cost: OperationCost { OperationCost(floats: 6 * x.count) }
}
