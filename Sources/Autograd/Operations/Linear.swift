import Tensors

extension Variable {
  /// Multiplies by a matrix and adds a bias: `x W + b`.
  ///
  /// - Parameters:
  ///   - weight: `[input, output]`.
  ///   - bias: `[output]`, or nil for none.
  /// - Returns: `[…, output]`; the receiver is `[…, input]`.
  /// - Complexity: O(rows · input · output) multiply-adds.
  public func linear(_ weight: Variable, bias: Variable? = nil) -> Variable {
    requireShape(weight.shape, is: Shape(shape.last, weight.shape.last), in: "linear")
    if let bias { requireShape(bias.shape, is: Shape(weight.shape.last), in: "linear, bias") }
    let (rows, inputs, outputs) = (shape.rows, shape.last, weight.shape.last)
    let y = tape.output(shape.replacingLast(with: outputs), of: self, weight, bias ?? weight)
    if let bias { Kernels.broadcast(bias.values, into: y.values, rows: rows, width: outputs) }
    Kernels.matrixProduct(
      rows, inputs, outputs, values, aStride: inputs, weight.values, bStride: outputs,
      into: y.values, cStride: outputs, keep: bias == nil ? 0 : 1)
    tape.record(LinearOperation(x: self, weight: weight, bias: bias, y: y), output: y)
    return y
  }

  /// Multiplies by the transpose of a matrix: `x Wᵀ`, as a head that shares the embedding does.
  ///
  /// - Parameter weight: `[output, input]`.
  /// - Returns: `[…, output]`; the receiver is `[…, input]`.
  /// - Complexity: O(rows · input · output) multiply-adds.
  public func linear(transposed weight: Variable) -> Variable {
    requireShape(weight.shape, is: Shape(weight.shape[0], shape.last), in: "linear(transposed:)")
    let (rows, inputs, outputs) = (shape.rows, shape.last, weight.shape[0])
    let y = tape.output(shape.replacingLast(with: outputs), of: self, weight)
    Kernels.matrixProduct(
      rows, inputs, outputs, values, aStride: inputs, weight.values, .transposed, bStride: inputs,
      into: y.values, cStride: outputs)
    tape.record(TransposedLinearOperation(x: self, weight: weight, y: y), output: y)
    return y
  }
}

private struct LinearOperation: Operation {
  let x: Variable
  let weight: Variable
  let bias: Variable?
  let y: Variable

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y) else { return }
    let (rows, inputs, outputs) = (x.shape.rows, x.shape.last, y.shape.last)
    if let dx = tape.target(for: x) {  // dx = dy Wᵀ
      Kernels.matrixProduct(
        rows, outputs, inputs, dy, aStride: outputs, weight.values, .transposed, bStride: outputs,
        into: dx.pointer, cStride: inputs, keep: dx.keep)
    }
    if let dw = tape.target(for: weight) {  // dW = xᵀ dy
      Kernels.matrixProduct(
        inputs, rows, outputs, x.values, .transposed, aStride: inputs, dy, bStride: outputs,
        into: dw.pointer, cStride: outputs, keep: dw.keep)
    }
    if let bias, let db = tape.target(for: bias) {  // db = Σ dy
      Kernels.sumRows(
        of: dy, rows: rows, width: outputs, into: db.pointer, accumulate: db.accumulate)
    }
  }

  var cost: OperationCost {
    let (rows, inputs, outputs) = (x.shape.rows, x.shape.last, y.shape.last)
    return OperationCost(products: [
      .init(rows, inputs, outputs), .init(rows, outputs, inputs, .plain, .transposed),
      .init(inputs, rows, outputs, .transposed),
    ])
  }
}

private struct TransposedLinearOperation: Operation {
  let x: Variable
  let weight: Variable
  let y: Variable

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y) else { return }
    let (rows, inputs, outputs) = (x.shape.rows, x.shape.last, y.shape.last)
    if let dx = tape.target(for: x) {  // dx = dy W
      Kernels.matrixProduct(
        rows, outputs, inputs, dy, aStride: outputs, weight.values, bStride: inputs,
        into: dx.pointer, cStride: inputs, keep: dx.keep)
    }
    if let dw = tape.target(for: weight) {  // dW = dyᵀ x
      Kernels.matrixProduct(
        outputs, rows, inputs, dy, .transposed, aStride: outputs, x.values, bStride: inputs,
        into: dw.pointer, cStride: inputs, keep: dw.keep)
    }
  }

  var cost: OperationCost {
    let (rows, inputs, outputs) = (x.shape.rows, x.shape.last, y.shape.last)
    return OperationCost(products: [
      .init(rows, inputs, outputs, .plain, .transposed), .init(rows, outputs, inputs),
      .init(outputs, rows, inputs, .transposed),
    ])
  }
}
