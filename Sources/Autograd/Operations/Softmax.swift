import Tensors

extension Variable {
  /// Turns each row of scores into probabilities: `e^x / Σ e^x`.
  ///
  /// - Returns: The receiver's shape, `[…, classes]`; each row sums to 1.
  /// - Complexity: O(count).
  public func softmax() -> Variable {
    let (y, width) = (tape.output(shape, of: self), shape.last)
    y.values.update(from: values, count: count)
    for row in 0..<shape.rows { Kernels.softmax(y.values + row * width, count: width) }
    tape.record(SoftmaxOperation(x: self, y: y), output: y)
    return y
  }

  /// The logarithms of each row's probabilities: `x - ln Σ e^x`.
  ///
  /// - Returns: The receiver's shape, `[…, classes]`, in nats.
  /// - Complexity: O(count); keeps the probabilities.
  public func logSoftmax() -> Variable {
    let (y, width) = (tape.output(shape, of: self), shape.last)
    let kept = keepProbabilities { row, logSum in
      let (x, out) = (values + row * width, y.values + row * width)
      for i in 0..<width { out[i] = x[i] - logSum }
    }
    tape.record(LogSoftmaxOperation(x: self, y: y, probabilities: kept), output: y)
    return y
  }

  /// The logarithm of the probability that each row of logits gives one class: what a language model says
  /// of the tokens of an answer.
  ///
  /// `y[r] = logits[r, label] - ln Σ e^logits[r]`; minus its mean is the cross entropy.
  ///
  /// - Parameter labels: One class a row, `0..<classes`; a negative one leaves its row out, with a 0.
  /// - Returns: `[rows]`, in nats; the receiver is `[…, classes]`.
  /// - Complexity: O(count); keeps the probabilities.
  public func logProbabilities(of labels: some Collection<Int32>) -> Variable {
    requireShape(Shape(labels.count), is: Shape(shape.rows), in: "logProbabilities(of:), labels")
    let (classes, kept) = (shape.last, tape.keep(labels))
    let y = tape.output(Shape(shape.rows), of: self)
    let probabilities = keepProbabilities { row, logSum in
      let label = Int(kept[row])
      guard label < classes else {
        fatalError("logProbabilities(of:): label \(label) is not in 0..<\(classes).")
      }
      y.values[row] = label < 0 ? 0 : values[row * classes + label] - logSum
    }
    let operation = LogProbabilityOperation(
      x: self, labels: kept, y: y, probabilities: probabilities)
    tape.record(operation, output: y)
    return y
  }

  /// Computes the softmax of each row, and hands out the logarithm of its sum.
  private func keepProbabilities(
    _ body: (_ row: Int, _ logSum: Float) -> Void
  ) -> UnsafeMutablePointer<Float> {
    let kept = tape.scratch(count)
    kept.update(from: values, count: count)
    for row in 0..<shape.rows {
      body(row, Kernels.softmax(kept + row * shape.last, count: shape.last))
    }
    return kept
  }
}

private struct SoftmaxOperation: Operation {
  let x: Variable
  let y: Variable

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let target = tape.target(for: x) else { return }
    let width = y.shape.last
    for row in 0..<y.shape.rows {  // dx = y (dy - Σ dy y)
      let (p, d) = (y.values + row * width, dy + row * width)
      let (mean, out) = (Kernels.dot(p, d, count: width), target.pointer + row * width)
      for i in 0..<width { out[i] = p[i] * (d[i] - mean) + (target.accumulate ? out[i] : 0) }
    }
  }

  var cost: OperationCost { OperationCost(floats: 6 * x.count) }
}

private struct LogSoftmaxOperation: Operation {
  let x: Variable
  let y: Variable
  let probabilities: UnsafeMutablePointer<Float>

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let target = tape.target(for: x) else { return }
    let width = y.shape.last
    for row in 0..<y.shape.rows {  // dx = dy - p Σ dy
      let (p, d, out) = (
        probabilities + row * width, dy + row * width, target.pointer + row * width
      )
      var total: Float = 0
      for i in 0..<width { total += d[i] }
      for i in 0..<width { out[i] = d[i] - p[i] * total + (target.accumulate ? out[i] : 0) }
    }
  }

  var cost: OperationCost { OperationCost(floats: 7 * x.count) }
}

private struct LogProbabilityOperation: Operation {
  let x: Variable
  let labels: UnsafeMutablePointer<Int32>
  let y: Variable
  let probabilities: UnsafeMutablePointer<Float>

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let target = tape.target(for: x) else { return }
    let classes = x.shape.last
    for row in 0..<x.shape.rows {  // dx = dy (onehot - p)
      let (p, out) = (probabilities + row * classes, target.pointer + row * classes)
      let factor = labels[row] < 0 ? 0 : dy[row]
      for i in 0..<classes { out[i] = (target.accumulate ? out[i] : 0) - factor * p[i] }
      if labels[row] >= 0 { out[Int(labels[row])] += factor }
    }
  }

  var cost: OperationCost { OperationCost(floats: 5 * x.count) }
}
