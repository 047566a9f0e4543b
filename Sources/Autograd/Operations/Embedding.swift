import Tensors

extension Variable {
  /// Looks up rows of a table: `table[index]` for each index.
  ///
  /// - Parameter indices: Row numbers, each in `0..<table rows`.
  /// - Returns: `[indices, width]`; the receiver is the table, `[rows, width]`.
  /// - Complexity: O(indices · width).
  public func rows(_ indices: some Collection<Int32>) -> Variable {
    guard shape.rank == 2 else { fatalError("rows: expected a table of 2 axes, got \(shape).") }
    let (count, width) = (indices.count, shape[1])
    let kept = tape.keep(indices)
    let y = tape.output(Shape(count, width), of: self)
    for i in 0..<count {
      let index = Int(kept[i])
      guard index >= 0, index < shape[0] else {
        fatalError("rows: index \(index) is not in 0..<\(shape[0]).")
      }
      (y.values + i * width).update(from: values + index * width, count: width)
    }
    tape.record(RowsOperation(table: self, indices: kept, y: y), output: y)
    return y
  }
}

private struct RowsOperation: Operation {
  let table: Variable
  let indices: UnsafeMutablePointer<Int32>
  let y: Variable

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let target = tape.target(for: table) else { return }
    if !target.accumulate { target.pointer.update(repeating: 0, count: table.count) }
    let width = y.shape.last
    for i in 0..<y.shape[0] {
      Kernels.add(dy + i * width, to: target.pointer + Int(indices[i]) * width, count: width)
    }
  }

  var cost: OperationCost { OperationCost(floats: 5 * y.count) }
}
