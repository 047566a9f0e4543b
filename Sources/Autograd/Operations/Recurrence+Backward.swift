import Tensors

extension RecurrenceOperation {
  /// Goes back through time: the state's gradient is carried from each step to the one before.
  func backward(on tape: Tape) {
    guard let dStates = tape.gradient(of: states) else { return }
    let dCells = cells.flatMap { tape.gradient(of: $0) }
    let target = tape.target(for: input)
    // Without a GRU's reset gate both parts of a sum have one gradient, which is written in place.
    let isShared = cell != .gru
    let dHidden: UnsafeMutablePointer<Float>
    if isShared, let target, !target.accumulate {
      dHidden = target.pointer
    } else {
      dHidden = tape.scratch(input.count)
    }
    let dInput = isShared ? dHidden : tape.scratch(input.count)
    let carried = zeros(batch * width, tape)  // the gradient of the state after a step
    let carriedCell = zeros(cell.hasMemoryCell ? batch * width : 0, tape)
    // Turned once for all steps: with few rows, BLAS reads a matrix best as it lies.
    let turned = tape.scratch(weight.count)  // Wᵀ, [G·H, H]
    Kernels.transpose(weight.values, rows: width, columns: sums, into: turned)
    for index in stride(from: time - 1, through: 0, by: -1) {
      let t = step(index)
      for b in 0..<batch {
        let place = b * time + t
        Kernels.add(dStates + place * width, to: carried + b * width, count: width)
        if let dCells {
          Kernels.add(dCells + place * width, to: carriedCell + b * width, count: width)
        }
        goBack(
          row: b, index: index, carried: carried + b * width, carriedCell: carriedCell + b * width,
          dHidden: dHidden + place * sums, dInput: dInput + place * sums)
      }
      if index > 0 || initial != nil {
        Kernels.matrixProduct(  // carried += dHidden Wᵀ
          batch, sums, width, dHidden + t * sums, aStride: time * sums, turned, bStride: width,
          into: carried, cStride: width, keep: 1)
      }
    }
    if let target, dInput != target.pointer { pass(dInput, to: target, count: input.count) }
    passParameters(dHidden, on: tape)
    if let initial, let target = tape.target(for: initial) {
      pass(carried, to: target, count: batch * width)
    }
    if let initialCell, let target = tape.target(for: initialCell) {
      pass(carriedCell, to: target, count: batch * width)
    }
  }

  /// One step of one row: from the state's gradient to the sums' and, but for what comes through the
  /// hidden part, the earlier state's.
  private func goBack(
    row b: Int, index: Int, carried: UnsafeMutablePointer<Float>,
    carriedCell: UnsafeMutablePointer<Float>, dHidden: UnsafeMutablePointer<Float>,
    dInput: UnsafeMutablePointer<Float>
  ) {
    let t = step(index)
    let place = b * time + t
    guard !isPadding(b, t) else {  // the state was kept, so its gradient is too
      dHidden.update(repeating: 0, count: sums)
      if dInput != dHidden { dInput.update(repeating: 0, count: sums) }
      return
    }
    switch cell {
    case .rnn:
      Kernels.rnnCellBackward(
        carried, state: states.values + place * width, gateGradient: dHidden, width: width)
      carried.update(repeating: 0, count: width)
    case .gru:
      let before = states(before: index)
      Kernels.gruCellBackward(
        carried, gates: gates + place * sums, hidden: extra + place * sums,
        state: before.pointer + b * before.stride, inputGradient: dInput, hiddenGradient: dHidden,
        stateGradient: carried, width: width)
    case .lstm:
      let memory = cells(before: index)
      Kernels.lstmCellBackward(
        carried, gates: gates + place * sums, squashed: extra + place * width,
        cell: memory.pointer + b * memory.stride, gateGradient: dHidden,
        cellGradient: carriedCell, width: width)
      carried.update(repeating: 0, count: width)
    }
  }

  var cost: OperationCost {
    let forward = Kernels.ProductShape(
      batch, width, sums, aStride: time * width, cStride: time * sums)
    let back = Kernels.ProductShape(batch, sums, width, aStride: time * sums)
    let weights = Kernels.ProductShape(width, batch * time, sums, .transposed)
    return OperationCost(
      products: Array(repeating: forward, count: time)
        + Array(repeating: back, count: initial == nil ? time - 1 : time) + [weights])
  }

  /// Adds up over all rows and steps at once.
  private func passParameters(_ dHidden: UnsafePointer<Float>, on tape: Tape) {
    if let target = tape.target(for: bias) {
      Kernels.sumRows(
        of: dHidden, rows: batch * time, width: sums, into: target.pointer,
        accumulate: target.accumulate)
    }
    guard let target = tape.target(for: weight) else { return }
    // The state before each step, lined up with the sums' gradients, makes it one product.
    let earlier = tape.scratch(batch * time * width)  // [B·T, H]
    for index in 0..<time {
      let (t, before) = (step(index), states(before: index))
      for b in 0..<batch {
        (earlier + (b * time + t) * width)
          .update(from: before.pointer + b * before.stride, count: width)
      }
    }
    Kernels.matrixProduct(  // dW = earlierᵀ dHidden
      width, batch * time, sums, earlier, .transposed, aStride: width, dHidden, bStride: sums,
      into: target.pointer, cStride: sums, keep: target.keep)
  }

  private func zeros(_ count: Int, _ tape: Tape) -> UnsafeMutablePointer<Float> {
    let memory = tape.scratch(count)
    memory.update(repeating: 0, count: count)
    return memory
  }

  private func pass(_ gradient: UnsafePointer<Float>, to target: Tape.Target, count: Int) {
    if target.accumulate {
      Kernels.add(gradient, to: target.pointer, count: count)
    } else {
      target.pointer.update(from: gradient, count: count)
    }
  }
}

/// Stands for the memory cells on the tape: the recurrence itself runs when the states' gradient is
/// there, so where only the cells have one, the states get zeros.
struct MemoryCellOperation: Operation {
  let states: Variable
  let cells: Variable

  func backward(on tape: Tape) {
    guard tape.gradient(of: states) == nil, let target = tape.target(for: states) else { return }
    target.pointer.update(repeating: 0, count: states.count)
  }
}
