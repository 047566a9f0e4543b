import Tensors

extension Variable {
  /// Adds up the time steps of each sequence, each with a weight: one row for a whole text.
  ///
  /// `y[b] = Σ_t weights[b, t] · x[b, t]`. Weights of `1 / length` give the mean of a text's tokens and
  /// leave out what is only there to fill a row; a single 1 picks one token.
  ///
  /// - Parameter weights: Constants, `[batch · time]`; the receiver is `[batch, time, width]`.
  /// - Returns: `[batch, width]`.
  /// - Complexity: O(count).
  public func pooled(weights: some Collection<Float>) -> Variable {
    guard shape.rank == 3, weights.count == shape[0] * shape[1] else {
      fatalError(
        "pooled: expected [batch, time, width] and a weight for each time step, got \(shape) and "
          + "\(weights.count).")
    }
    let (B, T, C) = (shape[0], shape[1], shape[2])  // batch, time, width
    let kept = tape.scratch(B * T)
    for (i, weight) in weights.enumerated() { kept[i] = weight }
    let y = tape.output(Shape(B, C), of: self)
    y.values.update(repeating: 0, count: B * C)
    for row in 0..<B * T where kept[row] != 0 {
      Kernels.add(kept[row], times: values + row * C, to: y.values + row / T * C, count: C)
    }
    tape.record(PoolOperation(x: self, weights: kept, y: y), output: y)  // [B, C]
    return y
  }
}

private struct PoolOperation: Operation {
  let x: Variable
  let weights: UnsafeMutablePointer<Float>
  let y: Variable

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let target = tape.target(for: x) else { return }
    let (T, C) = (x.shape[1], x.shape[2])  // time, width
    if !target.accumulate { target.pointer.update(repeating: 0, count: x.count) }
    for row in 0..<x.shape.rows where weights[row] != 0 {
      Kernels.add(weights[row], times: dy + row / T * C, to: target.pointer + row * C, count: C)
    }
  }
}
