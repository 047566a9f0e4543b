import Tensors
import VectorMath

extension Variable {
  /// e to the power of each element, clamped to `-87...88`, where 32 bits end.
  ///
  /// - Complexity: O(count).
  public func exp() -> Variable {
    let y = tape.output(shape, of: self)
    Kernels.exp(values, into: y.values, count: count)
    tape.record(ExpOperation(x: self, y: y), output: y)
    return y
  }

  /// The natural logarithm of each element; of 0 it is −∞, of what is below it NaN.
  ///
  /// - Complexity: O(count).
  public func log() -> Variable {
    let y = tape.output(shape, of: self)
    Kernels.logarithm(values, into: y.values, count: count)
    tape.record(LogOperation(x: self, y: y), output: y)
    return y
  }

  /// The sigmoid of each element, `1 / (1 + e^-x)`.
  ///
  /// - Complexity: O(count).
  public func sigmoid() -> Variable {
    let y = tape.output(shape, of: self)
    Kernels.sigmoid(values, into: y.values, count: count)
    tape.record(SigmoidOperation(x: self, y: y), output: y)
    return y
  }

  /// The logarithm of the sigmoid of each element, `-ln(1 + e^-x)`, exact for large scores too, where the
  /// logarithm of `sigmoid()` is not.
  ///
  /// - Complexity: O(count).
  public func logSigmoid() -> Variable {
    let y = tape.output(shape, of: self)
    Kernels.logSigmoid(values, into: y.values, count: count)
    tape.record(LogSigmoidOperation(x: self, y: y), output: y)
    return y
  }

  /// The square of each element.
  ///
  /// - Complexity: O(count).
  public func squared() -> Variable {
    let y = tape.output(shape, of: self)
    for i in 0..<count { y.values[i] = values[i] * values[i] }
    tape.record(SquareOperation(x: self, y: y), output: y)
    return y
  }

  /// The square root of each element; its gradient at 0 is infinite.
  ///
  /// - Complexity: O(count).
  public func squareRoot() -> Variable {
    let y = tape.output(shape, of: self)
    for i in 0..<count { y.values[i] = values[i].squareRoot() }
    tape.record(SquareRootOperation(x: self, y: y), output: y)
    return y
  }

  /// Divides each row by its length, `x / √(Σ x² + ε)`, so that products of rows are cosines.
  ///
  /// - Parameter epsilon: Keeps the division finite for a row of zeros.
  /// - Returns: The receiver's shape, `[…, width]`.
  /// - Complexity: O(count).
  public func l2Normalized(epsilon: Float = 1e-12) -> Variable {
    let lengths = (squared().sum(alongAxis: shape.rank - 1) + epsilon).squareRoot()
    return multiplying(column: 1 / lengths)
  }

  /// The same values, through which no gradient passes: a target to compare with, not to move.
  ///
  /// - Complexity: O(1): the memory is shared.
  public func detached() -> Variable { tape.constant(sharing: self) }
}

/// Passes on `dy` times the slope at each element.
@inline(__always)
private func pass(
  to x: Variable, of y: Variable, on tape: Tape, _ part: (_ dy: Float, _ i: Int) -> Float
) {
  guard let dy = tape.gradient(of: y), let dx = tape.target(for: x) else { return }
  let target = dx.pointer
  if dx.accumulate {
    for i in 0..<x.count { target[i] += part(dy[i], i) }
  } else {
    for i in 0..<x.count { target[i] = part(dy[i], i) }
  }
}

private struct ExpOperation: Operation {
  let x: Variable
  let y: Variable

  func backward(on tape: Tape) {
    let values = y.values
    pass(to: x, of: y, on: tape) { dy, i in dy * values[i] }
  }

  var cost: OperationCost { OperationCost(floats: 5 * x.count) }
}

private struct LogOperation: Operation {
  let x: Variable
  let y: Variable

  func backward(on tape: Tape) {
    let values = x.values
    pass(to: x, of: y, on: tape) { dy, i in dy / values[i] }
  }

  var cost: OperationCost { OperationCost(floats: 5 * x.count) }
}

private struct SigmoidOperation: Operation {
  let x: Variable
  let y: Variable

  func backward(on tape: Tape) {
    let values = y.values
    pass(to: x, of: y, on: tape) { dy, i in dy * values[i] * (1 - values[i]) }
  }

  var cost: OperationCost { OperationCost(floats: 5 * x.count) }
}

private struct LogSigmoidOperation: Operation {
  let x: Variable
  let y: Variable

  func backward(on tape: Tape) {
    let values = x.values
    pass(to: x, of: y, on: tape) { dy, i in dy * logisticSigmoid(-values[i]) }
  }

  var cost: OperationCost { OperationCost(floats: 5 * x.count) }
}

private struct SquareOperation: Operation {
  let x: Variable
  let y: Variable

  func backward(on tape: Tape) {
    let values = x.values
    pass(to: x, of: y, on: tape) { dy, i in 2 * dy * values[i] }
  }

  var cost: OperationCost { OperationCost(floats: 5 * x.count) }
}

private struct SquareRootOperation: Operation {
  let x: Variable
  let y: Variable

  func backward(on tape: Tape) {
    let values = y.values
    pass(to: x, of: y, on: tape) { dy, i in dy / (2 * values[i]) }
  }

  var cost: OperationCost { OperationCost(floats: 5 * x.count) }
}
