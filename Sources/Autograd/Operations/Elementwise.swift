import Tensors

extension Variable {
  /// Adds element by element; both have the same shape.
  public static func + (x: Variable, y: Variable) -> Variable {
    requireShape(y.shape, is: x.shape, in: "+")
    let z = x.tape.output(x.shape, of: x, y)
    Kernels.sum(x.values, y.values, into: z.values, count: x.count)
    x.tape.record(AddOperation(x: x, y: y, z: z), output: z)
    return z
  }

  /// Adds a row to each row: `x[…, :] + row`.
  ///
  /// - Parameter row: `[width]`; the receiver is `[…, width]`.
  /// - Returns: The receiver's shape.
  public func adding(row: Variable) -> Variable {
    requireShape(row.shape, is: Shape(shape.last), in: "adding(row:)")
    let z = tape.output(shape, of: self, row)
    Kernels.broadcast(row.values, into: z.values, rows: shape.rows, width: shape.last)
    Kernels.add(values, to: z.values, count: count)
    tape.record(AddRowOperation(x: self, row: row, z: z), output: z)
    return z
  }

  /// Multiplies element by element; both have the same shape.
  public static func * (x: Variable, y: Variable) -> Variable {
    requireShape(y.shape, is: x.shape, in: "*")
    let z = x.tape.output(x.shape, of: x, y)
    for i in 0..<x.count { z.values[i] = x.values[i] * y.values[i] }
    x.tape.record(MultiplyOperation(x: x, y: y, z: z), output: z)
    return z
  }

  /// Multiplies each element by a number.
  public static func * (factor: Float, x: Variable) -> Variable {
    let z = x.tape.output(x.shape, of: x)
    for i in 0..<x.count { z.values[i] = factor * x.values[i] }
    x.tape.record(ScaleOperation(x: x, factor: factor, z: z), output: z)
    return z
  }
}

private struct AddOperation: Operation {
  let x: Variable
  let y: Variable
  let z: Variable

  func backward(on tape: Tape) {
    guard let dz = tape.gradient(of: z) else { return }
    pass(dz, to: x, on: tape)
    pass(dz, to: y, on: tape)
  }

  var cost: OperationCost { OperationCost(floats: 7 * z.count) }
}

private struct AddRowOperation: Operation {
  let x: Variable
  let row: Variable
  let z: Variable

  func backward(on tape: Tape) {
    guard let dz = tape.gradient(of: z) else { return }
    pass(dz, to: x, on: tape)
    if let target = tape.target(for: row) {
      Kernels.sumRows(
        of: dz, rows: z.shape.rows, width: z.shape.last, into: target.pointer,
        accumulate: target.accumulate)
    }
  }

  var cost: OperationCost { OperationCost(floats: 5 * z.count) }
}

private struct MultiplyOperation: Operation {
  let x: Variable
  let y: Variable
  let z: Variable

  func backward(on tape: Tape) {
    guard let dz = tape.gradient(of: z) else { return }
    for (input, other) in [(x, y), (y, x)] {
      guard let target = tape.target(for: input) else { continue }
      for i in 0..<z.count {
        let part = dz[i] * other.values[i]
        target.pointer[i] = target.accumulate ? target.pointer[i] + part : part
      }
    }
  }

  var cost: OperationCost { OperationCost(floats: 9 * z.count) }
}

private struct ScaleOperation: Operation {
  let x: Variable
  let factor: Float
  let z: Variable

  func backward(on tape: Tape) {
    guard let dz = tape.gradient(of: z), let target = tape.target(for: x) else { return }
    for i in 0..<z.count {
      target.pointer[i] = factor * dz[i] + (target.accumulate ? target.pointer[i] : 0)
    }
  }

  var cost: OperationCost { OperationCost(floats: 4 * z.count) }
}

/// Passes a gradient on unchanged.
private func pass(_ gradient: UnsafePointer<Float>, to x: Variable, on tape: Tape) {
  guard let target = tape.target(for: x) else { return }
  if target.accumulate {
    Kernels.add(gradient, to: target.pointer, count: x.count)
  } else {
    target.pointer.update(from: gradient, count: x.count)
  }
}
