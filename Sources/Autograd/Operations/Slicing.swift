import Tensors

extension Variable {
  /// A stretch along one axis.
  ///
  /// - Parameters:
  ///   - range: Places on the axis, within `0..<extent`.
  ///   - axis: In `0..<rank`.
  /// - Returns: The receiver's shape with `range.count` on that axis, copied.
  /// - Complexity: O(elements of the result).
  public func sliced(_ range: Range<Int>, alongAxis axis: Int) -> Variable {
    let (outer, inner) = shape.around(axis: axis, in: "sliced(_:alongAxis:)")
    guard range.lowerBound >= 0, range.upperBound <= shape[axis] else {
      fatalError(
        "sliced(_:alongAxis:): expected places within 0..<\(shape[axis]), got \(range).")
    }
    let y = tape.output(shape.replacing(axis: axis, with: range.count), of: self)
    let (size, stride) = (range.count * inner, shape[axis] * inner)
    for o in 0..<outer {
      (y.values + o * size).update(
        from: values + o * stride + range.lowerBound * inner, count: size)
    }
    let operation = SliceOperation(
      x: self, y: y, outer: outer, size: size, stride: stride, start: range.lowerBound * inner)
    tape.record(operation, output: y)
    return y
  }
}

private struct SliceOperation: Operation {
  let x: Variable
  let y: Variable
  let outer: Int
  /// Floats of the result that lie together.
  let size: Int
  /// Floats of the input from one such run to the next.
  let stride: Int
  /// The first of them in the input.
  let start: Int

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let target = tape.target(for: x) else { return }
    if !target.accumulate { target.pointer.update(repeating: 0, count: x.count) }
    for o in 0..<outer {
      Kernels.add(dy + o * size, to: target.pointer + o * stride + start, count: size)
    }
  }

  var cost: OperationCost { OperationCost(floats: x.count + 5 * y.count) }
}
