import Tensors

extension Variable {
  /// GPT-2's activation, the tanh form of GELU, element by element.
  ///
  /// - Reference: ["Gaussian Error Linear Units"](https://arxiv.org/abs/1606.08415).
  public func gelu() -> Variable {
    let y = tape.output(shape, of: self)
    Kernels.gelu(values, into: y.values, count: count)
    tape.record(GELUOperation(x: self, y: y), output: y)
    return y
  }

  /// The hyperbolic tangent, element by element.
  public func tanh() -> Variable {
    let y = tape.output(shape, of: self)
    Kernels.tanh(values, into: y.values, count: count)
    tape.record(TanhOperation(x: self, y: y), output: y)
    return y
  }

  /// The larger of 0 and the element: `max(x, 0)`.
  public func relu() -> Variable {
    let y = tape.output(shape, of: self)
    for i in 0..<count { y.values[i] = values[i] > 0 ? values[i] : 0 }
    tape.record(ReLUOperation(x: self, y: y), output: y)
    return y
  }
}

private struct ReLUOperation: Operation {
  let x: Variable
  let y: Variable

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let dx = tape.target(for: x) else { return }
    let target = dx.pointer
    if dx.accumulate {
      for i in 0..<x.count { target[i] += x.values[i] > 0 ? dy[i] : 0 }
    } else {
      for i in 0..<x.count { target[i] = x.values[i] > 0 ? dy[i] : 0 }
    }
  }
}

private struct GELUOperation: Operation {
  let x: Variable
  let y: Variable

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let dx = tape.target(for: x) else { return }
    Kernels.geluBackward(
      dy, x.values, into: dx.pointer, count: x.count, accumulate: dx.accumulate)
  }
}

private struct TanhOperation: Operation {
  let x: Variable
  let y: Variable

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let dx = tape.target(for: x) else { return }
    for i in 0..<x.count {
      let part = dy[i] * (1 - y.values[i] * y.values[i])
      dx.pointer[i] = dx.accumulate ? dx.pointer[i] + part : part
    }
  }
}
