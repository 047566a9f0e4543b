import Tensors

extension Variable {
  /// Adds up all elements.
  ///
  /// - Returns: A single number, `[]`.
  public func sum() -> Variable {
    let z = tape.output(Shape(), of: self)
    var total = 0.0
    for i in 0..<count { total += Double(values[i]) }
    z.values[0] = Float(total)
    tape.record(SumOperation(x: self, z: z), output: z)
    return z
  }

  /// The mean of all elements.
  ///
  /// - Returns: A single number, `[]`.
  /// - Complexity: O(count).
  public func mean() -> Variable { sum() / Float(max(count, 1)) }

  /// Adds up along one axis, which goes: `y[…, …] = Σ_n x[…, n, …]`.
  ///
  /// - Parameter axis: In `0..<rank`.
  /// - Returns: The receiver's shape without that axis.
  /// - Complexity: O(count).
  public func sum(alongAxis axis: Int) -> Variable {
    let (outer, inner) = shape.around(axis: axis, in: "sum(alongAxis:)")
    let extent = shape[axis]
    let y = tape.output(shape.removing(axis: axis), of: self)
    for o in 0..<outer {
      let block = values + o * extent * inner
      if inner == 1 {
        var total = 0.0
        for n in 0..<extent { total += Double(block[n]) }
        y.values[o] = Float(total)
      } else {
        Kernels.sumRows(
          of: block, rows: extent, width: inner, into: y.values + o * inner, accumulate: false)
      }
    }
    let operation = AxisSumOperation(x: self, y: y, outer: outer, extent: extent, inner: inner)
    tape.record(operation, output: y)
    return y
  }

  /// The mean along one axis, which goes.
  ///
  /// - Parameter axis: In `0..<rank`.
  /// - Returns: The receiver's shape without that axis.
  /// - Complexity: O(count).
  public func mean(alongAxis axis: Int) -> Variable {
    sum(alongAxis: axis) / Float(max(shape[axis], 1))
  }
}

private struct SumOperation: Operation {
  let x: Variable
  let z: Variable

  func backward(on tape: Tape) {
    guard let dz = tape.gradient(of: z), let target = tape.target(for: x) else { return }
    for i in 0..<x.count {
      target.pointer[i] = dz[0] + (target.accumulate ? target.pointer[i] : 0)
    }
  }

  var cost: OperationCost { OperationCost(floats: 2 * x.count) }
}

private struct AxisSumOperation: Operation {
  let x: Variable
  let y: Variable
  let outer: Int
  let extent: Int
  let inner: Int

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let target = tape.target(for: x) else { return }
    for o in 0..<outer {
      let d = dy + o * inner
      for n in 0..<extent {
        let out = target.pointer + (o * extent + n) * inner
        for i in 0..<inner { out[i] = d[i] + (target.accumulate ? out[i] : 0) }
      }
    }
  }

  var cost: OperationCost { OperationCost(floats: 2 * x.count) }
}
