import Tensors

extension Variable {
  /// Normalises each row to mean 0 and variance 1, then scales and shifts it.
  ///
  /// `(x - mean) / sqrt(variance + 1e-5) · gain + bias`
  ///
  /// - Parameters:
  ///   - gain: `[width]`.
  ///   - bias: `[width]`.
  /// - Returns: The receiver's shape, `[…, width]`.
  /// - Complexity: O(count); keeps two floats a row.
  /// - Reference: ["Layer Normalization"](https://arxiv.org/abs/1607.06450).
  public func layerNorm(gain: Variable, bias: Variable) -> Variable {
    requireShape(gain.shape, is: Shape(shape.last), in: "layerNorm, gain")
    requireShape(bias.shape, is: Shape(shape.last), in: "layerNorm, bias")
    let y = tape.output(shape, of: self, gain, bias)
    let (means, inverses) = (tape.scratch(shape.rows), tape.scratch(shape.rows))
    Kernels.layerNorm(
      values, gain: gain.values, bias: bias.values, into: y.values, means: means,
      inverses: inverses, rows: shape.rows, width: shape.last)
    let operation = LayerNormOperation(
      x: self, gain: gain, bias: bias, y: y, means: means, inverses: inverses)
    tape.record(operation, output: y)
    return y
  }
}

private struct LayerNormOperation: Operation {
  let x: Variable
  let gain: Variable
  let bias: Variable
  let y: Variable
  let means: UnsafeMutablePointer<Float>
  let inverses: UnsafeMutablePointer<Float>

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y) else { return }
    let width = x.shape.last
    let dx = tape.target(for: x)
    Kernels.layerNormBackward(
      dy, x.values, gain: gain.values, means: means, inverses: inverses,
      into: dx?.pointer ?? tape.scratch(x.count), accumulate: dx?.accumulate ?? false,
      gainGradient: sums(for: gain, width, tape), biasGradient: sums(for: bias, width, tape),
      rows: x.shape.rows, width: width)
  }

  /// Where sums over rows go: cleared at first use, scratch where no gradient is wanted.
  private func sums(
    for variable: Variable, _ width: Int, _ tape: Tape
  ) -> UnsafeMutablePointer<Float> {
    let target = tape.target(for: variable)
    let pointer = target?.pointer ?? tape.scratch(width)
    if target?.accumulate != true { pointer.update(repeating: 0, count: width) }
    return pointer
  }

  var cost: OperationCost { OperationCost(floats: 5 * x.count) }
}
