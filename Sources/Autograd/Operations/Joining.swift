import Tensors

extension Variable {
  /// Puts two variables side by side: row `r` is `self[r]` followed by `other[r]`.
  ///
  /// - Parameter other: `[…, n]` with as many rows; the receiver is `[…, m]`.
  /// - Returns: `[…, m + n]`.
  public func concatenated(with other: Variable) -> Variable {
    requireShape(
      other.shape, is: shape.replacingLast(with: other.shape.last), in: "concatenated(with:)")
    let (m, n) = (shape.last, other.shape.last)
    let z = tape.output(shape.replacingLast(with: m + n), of: self, other)
    for row in 0..<shape.rows {
      let out = z.values + row * (m + n)
      out.update(from: values + row * m, count: m)
      (out + m).update(from: other.values + row * n, count: n)
    }
    tape.record(ConcatenateOperation(x: self, y: other, z: z), output: z)
    return z
  }

  /// The part of each sequence at one time step.
  ///
  /// - Parameter step: In `0..<time`; the receiver is `[batch, time, width]`.
  /// - Returns: `[batch, width]`.
  public func at(step: Int) -> Variable {
    guard shape.rank == 3, step >= 0, step < shape[1] else {
      fatalError(
        "at(step:): expected [batch, time, width] and a step in time, got \(shape), \(step).")
    }
    let (B, T, C) = (shape[0], shape[1], shape[2])  // batch, time, width
    let y = tape.output(Shape(B, C), of: self)
    for b in 0..<B { (y.values + b * C).update(from: values + (b * T + step) * C, count: C) }
    tape.record(StepOperation(x: self, step: step, y: y), output: y)
    return y
  }

  /// Lines up time steps that were computed one by one.
  ///
  /// - Parameter steps: One or more, each `[batch, width]`.
  /// - Returns: `[batch, time, width]` with `time == steps.count`.
  public static func stacked(_ steps: [Variable]) -> Variable {
    guard let first = steps.first, first.shape.rank == 2 else {
      fatalError("stacked: expected one or more steps [batch, width], got \(steps.map(\.shape)).")
    }
    for step in steps { requireShape(step.shape, is: first.shape, in: "stacked") }
    let (B, T, C) = (first.shape[0], steps.count, first.shape[1])  // batch, time, width
    let tape = first.tape
    // Wanting a gradient for one is enough: `target(for:)` says for which.
    let seeking = steps.first { tape.needsGradient($0) } ?? first
    let y = tape.output(Shape(B, T, C), of: seeking)
    for (t, step) in steps.enumerated() {
      for b in 0..<B {
        (y.values + (b * T + t) * C).update(from: step.values + b * C, count: C)
      }
    }
    tape.record(StackOperation(steps: tape.keep(variables: steps), y: y), output: y)
    return y
  }
}

extension Tape {
  /// Copies a list of variables into memory that lives as long as this computation.
  fileprivate func keep(variables: [Variable]) -> UnsafeMutablePointer<Variable> {
    let floats = variables.count * MemoryLayout<Variable>.stride / MemoryLayout<Float>.stride
    let memory = UnsafeMutableRawPointer(scratch(floats))
      .bindMemory(to: Variable.self, capacity: variables.count)
    for (i, variable) in variables.enumerated() { memory[i] = variable }
    return memory
  }
}

private struct ConcatenateOperation: Operation {
  let x: Variable
  let y: Variable
  let z: Variable

  func backward(on tape: Tape) {
    guard let dz = tape.gradient(of: z) else { return }
    let width = z.shape.last
    for (part, start) in [(x, 0), (y, x.shape.last)] {
      guard let target = tape.target(for: part) else { continue }
      copyRows(
        from: dz + start, stride: width, to: target.pointer, stride: part.shape.last,
        rows: z.shape.rows, width: part.shape.last, accumulate: target.accumulate)
    }
  }

  var cost: OperationCost { OperationCost(floats: 4 * z.count) }
}

private struct StepOperation: Operation {
  let x: Variable
  let step: Int
  let y: Variable

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let target = tape.target(for: x) else { return }
    if !target.accumulate { target.pointer.update(repeating: 0, count: x.count) }
    let (T, C) = (x.shape[1], x.shape[2])  // time, width
    copyRows(
      from: dy, stride: C, to: target.pointer + step * C, stride: T * C, rows: x.shape[0],
      width: C, accumulate: true)
  }

  var cost: OperationCost { OperationCost(floats: 4 * y.count) }
}

private struct StackOperation: Operation {
  let steps: UnsafeMutablePointer<Variable>
  let y: Variable

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y) else { return }
    let (B, T, C) = (y.shape[0], y.shape[1], y.shape[2])  // batch, time, width
    for t in 0..<T {
      guard let target = tape.target(for: steps[t]) else { continue }
      copyRows(
        from: dy + t * C, stride: T * C, to: target.pointer, stride: C, rows: B, width: C,
        accumulate: target.accumulate)
    }
  }

  var cost: OperationCost { OperationCost(floats: 4 * y.count) }
}

/// Copies rows, or adds them to what is there.
private func copyRows(
  from x: UnsafePointer<Float>, stride xStride: Int, to y: UnsafeMutablePointer<Float>,
  stride yStride: Int, rows: Int, width: Int, accumulate: Bool
) {
  for row in 0..<rows {
    let (source, place) = (x + row * xStride, y + row * yStride)
    if accumulate {
      Kernels.add(source, to: place, count: width)
    } else {
      place.update(from: source, count: width)
    }
  }
}
