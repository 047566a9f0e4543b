import Tensors

extension Variable {
  /// The cross entropy of logits against labels, in nats, averaged over the labels that count.
  ///
  /// `loss = Σ (ln Σ e^logits - logits[label]) / divisor`
  ///
  /// - Parameters:
  ///   - labels: One class a row, `0..<classes`; a negative one leaves its row out.
  ///   - divisor: What the sum is divided by: the number of labels that count, of the whole batch
  ///     where this is a shard of it. Nil counts those given here.
  /// - Returns: A single number, `[]`; the receiver is `[…, classes]`.
  /// - Complexity: O(count); the gradient is made on the way and is all that is kept.
  public func softmaxCrossEntropy(
    labels: some Collection<Int32>, divisor: Int? = nil
  ) -> Variable {
    requireShape(Shape(labels.count), is: Shape(shape.rows), in: "softmaxCrossEntropy, labels")
    let classes = shape.last
    let kept = tape.keep(labels)
    let loss = tape.output(Shape(), of: self)
    let gradient = tape.scratch(count)
    let counted = divisor ?? labels.count { $0 >= 0 }
    let factor = 1 / Float(max(counted, 1))
    var total = 0.0
    for row in 0..<shape.rows {
      let (logits, out) = (values + row * classes, gradient + row * classes)
      let label = Int(kept[row])
      guard label < classes else {
        fatalError("softmaxCrossEntropy: label \(label) is not in 0..<\(classes).")
      }
      guard label >= 0 else {
        out.update(repeating: 0, count: classes)
        continue
      }
      total += Double(
        Kernels.softmaxCrossEntropy(
          logits, label: label, gradient: out, factor: factor, count: classes))
    }
    loss.values[0] = Float(total * Double(factor))
    tape.record(CrossEntropyOperation(logits: self, gradient: gradient, loss: loss), output: loss)
    return loss
  }
}

private struct CrossEntropyOperation: Operation {
  let logits: Variable
  let gradient: UnsafeMutablePointer<Float>
  let loss: Variable

  func backward(on tape: Tape) {
    guard let dloss = tape.gradient(of: loss), let target = tape.target(for: logits) else { return }
    if target.accumulate {
      Kernels.add(dloss[0], times: gradient, to: target.pointer, count: logits.count)
    } else {
      for i in 0..<logits.count { target.pointer[i] = dloss[0] * gradient[i] }
    }
  }

  var cost: OperationCost { OperationCost(floats: 4 * logits.count) }
}
