import Tensors

extension Variable {
  /// Moves each element into a range: `min(max(x, lower), upper)`.
  ///
  /// Where an element was outside, no gradient passes; on the bounds it does, as in PyTorch.
  ///
  /// - Complexity: O(count).
  public func clipped(to range: ClosedRange<Float>) -> Variable {
    let (y, lower, upper) = (
      tape.output(shape, of: self), range.lowerBound, range.upperBound
    )
    for i in 0..<count {
      let x = values[i]
      y.values[i] = x < lower ? lower : x > upper ? upper : x
    }
    tape.record(ClipOperation(x: self, lower: lower, upper: upper, y: y), output: y)
    return y
  }

  /// The smaller of two, element by element; both have the same shape.
  ///
  /// The gradient goes to the smaller one, and half to each where they are equal, as in PyTorch.
  ///
  /// - Complexity: O(count).
  public static func minimum(_ x: Variable, _ y: Variable) -> Variable {
    requireShape(y.shape, is: x.shape, in: "minimum")
    let z = x.tape.output(x.shape, of: x, y)
    for i in 0..<x.count {
      let (a, b) = (x.values[i], y.values[i])
      z.values[i] = a < b || a != a ? a : b  // NaN stays
    }
    x.tape.record(ChoiceOperation(x: x, y: y, sign: 1, z: z), output: z)
    return z
  }

  /// The larger of two, element by element; both have the same shape.
  ///
  /// The gradient goes to the larger one, and half to each where they are equal, as in PyTorch.
  ///
  /// - Complexity: O(count).
  public static func maximum(_ x: Variable, _ y: Variable) -> Variable {
    requireShape(y.shape, is: x.shape, in: "maximum")
    let z = x.tape.output(x.shape, of: x, y)
    for i in 0..<x.count {
      let (a, b) = (x.values[i], y.values[i])
      z.values[i] = a > b || a != a ? a : b  // NaN stays
    }
    x.tape.record(ChoiceOperation(x: x, y: y, sign: -1, z: z), output: z)
    return z
  }
}

private struct ClipOperation: Operation {
  let x: Variable
  let lower: Float
  let upper: Float
  let y: Variable

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let target = tape.target(for: x) else { return }
    for i in 0..<x.count {
      let isInside = x.values[i] >= lower && x.values[i] <= upper
      target.pointer[i] = (isInside ? dy[i] : 0) + (target.accumulate ? target.pointer[i] : 0)
    }
  }

  var cost: OperationCost { OperationCost(floats: 5 * x.count) }
}

private struct ChoiceOperation: Operation {
  let x: Variable
  let y: Variable
  /// 1 where the smaller is chosen, -1 where the larger is.
  let sign: Float
  let z: Variable

  func backward(on tape: Tape) {
    guard let dz = tape.gradient(of: z) else { return }
    for (own, other) in [(x, y), (y, x)] {
      guard let target = tape.target(for: own) else { continue }
      for i in 0..<z.count {
        let lead = sign * (other.values[i] - own.values[i])
        let part = lead > 0 ? dz[i] : lead < 0 ? 0 : 0.5 * dz[i]
        target.pointer[i] = part + (target.accumulate ? target.pointer[i] : 0)
      }
    }
  }

  var cost: OperationCost { OperationCost(floats: 11 * z.count) }
}
