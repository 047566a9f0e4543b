import Tensors

extension Variable {
  /// Subtracts element by element, `z = x - y`; both have the same shape.
  ///
  /// - Complexity: O(count).
  public static func - (x: Variable, y: Variable) -> Variable {
    requireShape(y.shape, is: x.shape, in: "-")
    let z = x.tape.output(x.shape, of: x, y)
    for i in 0..<x.count { z.values[i] = x.values[i] - y.values[i] }
    x.tape.record(SubtractOperation(x: x, y: y, z: z), output: z)
    return z
  }

  /// Divides element by element, `z = x / y`; both have the same shape.
  ///
  /// - Complexity: O(count).
  public static func / (x: Variable, y: Variable) -> Variable {
    requireShape(y.shape, is: x.shape, in: "/")
    let z = x.tape.output(x.shape, of: x, y)
    for i in 0..<x.count { z.values[i] = x.values[i] / y.values[i] }
    x.tape.record(DivideOperation(x: x, y: y, z: z), output: z)
    return z
  }

  /// Changes the sign of each element.
  public static prefix func - (x: Variable) -> Variable { x.affine(-1, 0) }

  /// Multiplies each element by a number.
  public static func * (x: Variable, factor: Float) -> Variable { factor * x }

  /// Divides each element by a number.
  public static func / (x: Variable, divisor: Float) -> Variable { (1 / divisor) * x }

  /// Divides a number by each element, `z = number / x`.
  ///
  /// - Complexity: O(count).
  public static func / (number: Float, x: Variable) -> Variable {
    let z = x.tape.output(x.shape, of: x)
    for i in 0..<x.count { z.values[i] = number / x.values[i] }
    x.tape.record(ReciprocalOperation(x: x, z: z), output: z)
    return z
  }

  /// Adds a number to each element.
  public static func + (x: Variable, number: Float) -> Variable { x.affine(1, number) }

  /// Adds a number to each element.
  public static func + (number: Float, x: Variable) -> Variable { x.affine(1, number) }

  /// Subtracts a number from each element.
  public static func - (x: Variable, number: Float) -> Variable { x.affine(1, -number) }

  /// Subtracts each element from a number, as in `1 - x`.
  public static func - (number: Float, x: Variable) -> Variable { x.affine(-1, number) }

  /// Multiplies each row by a number of its own: `z[r, :] = x[r, :] · column[r]`.
  ///
  /// - Parameter column: One number a row, such as `[batch, time]`; the receiver is `[…, width]` with as
  ///   many rows.
  /// - Returns: The receiver's shape.
  /// - Complexity: O(count).
  public func multiplying(column: Variable) -> Variable {
    requireShape(Shape(column.count), is: Shape(shape.rows), in: "multiplying(column:)")
    let (z, width) = (tape.output(shape, of: self, column), shape.last)
    for row in 0..<shape.rows {
      let (factor, x, out) = (column.values[row], values + row * width, z.values + row * width)
      for i in 0..<width { out[i] = factor * x[i] }
    }
    tape.record(MultiplyColumnOperation(x: self, column: column, z: z), output: z)
    return z
  }

  /// `z = factor · x + offset`, element by element.
  private func affine(_ factor: Float, _ offset: Float) -> Variable {
    let z = tape.output(shape, of: self)
    for i in 0..<count { z.values[i] = factor * values[i] + offset }
    tape.record(AffineOperation(x: self, factor: factor, z: z), output: z)
    return z
  }
}

private struct SubtractOperation: Operation {
  let x: Variable
  let y: Variable
  let z: Variable

  func backward(on tape: Tape) {
    guard let dz = tape.gradient(of: z) else { return }
    if let dx = tape.target(for: x) {
      for i in 0..<z.count { dx.pointer[i] = dz[i] + (dx.accumulate ? dx.pointer[i] : 0) }
    }
    if let dy = tape.target(for: y) {
      for i in 0..<z.count { dy.pointer[i] = (dy.accumulate ? dy.pointer[i] : 0) - dz[i] }
    }
  }

  var cost: OperationCost { OperationCost(floats: 7 * z.count) }
}

private struct DivideOperation: Operation {
  let x: Variable
  let y: Variable
  let z: Variable

  func backward(on tape: Tape) {
    guard let dz = tape.gradient(of: z) else { return }
    if let dx = tape.target(for: x) {
      for i in 0..<z.count {
        dx.pointer[i] = dz[i] / y.values[i] + (dx.accumulate ? dx.pointer[i] : 0)
      }
    }
    if let dy = tape.target(for: y) {
      for i in 0..<z.count {
        let part = dz[i] * z.values[i] / y.values[i]
        dy.pointer[i] = (dy.accumulate ? dy.pointer[i] : 0) - part
      }
    }
  }

  var cost: OperationCost { OperationCost(floats: 10 * z.count) }
}

private struct ReciprocalOperation: Operation {
  let x: Variable
  let z: Variable

  func backward(on tape: Tape) {
    guard let dz = tape.gradient(of: z), let dx = tape.target(for: x) else { return }
    for i in 0..<z.count {
      let part = dz[i] * z.values[i] / x.values[i]
      dx.pointer[i] = (dx.accumulate ? dx.pointer[i] : 0) - part
    }
  }

  var cost: OperationCost { OperationCost(floats: 6 * z.count) }
}

private struct AffineOperation: Operation {
  let x: Variable
  let factor: Float
  let z: Variable

  func backward(on tape: Tape) {
    guard let dz = tape.gradient(of: z), let dx = tape.target(for: x) else { return }
    for i in 0..<z.count {
      dx.pointer[i] = factor * dz[i] + (dx.accumulate ? dx.pointer[i] : 0)
    }
  }

  var cost: OperationCost { OperationCost(floats: 4 * z.count) }
}

private struct MultiplyColumnOperation: Operation {
  let x: Variable
  let column: Variable
  let z: Variable

  func backward(on tape: Tape) {
    guard let dz = tape.gradient(of: z) else { return }
    let (rows, width) = (z.shape.rows, z.shape.last)
    if let target = tape.target(for: column) {
      for row in 0..<rows {
        let part = Kernels.dot(dz + row * width, x.values + row * width, count: width)
        target.pointer[row] = part + (target.accumulate ? target.pointer[row] : 0)
      }
    }
    if let target = tape.target(for: x) {
      for row in 0..<rows {
        let (factor, out) = (column.values[row], target.pointer + row * width)
        let gradient = dz + row * width
        for i in 0..<width { out[i] = factor * gradient[i] + (target.accumulate ? out[i] : 0) }
      }
    }
  }

  var cost: OperationCost { OperationCost(floats: 7 * z.count) }
}
