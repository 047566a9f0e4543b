import Tensors

extension Variable {
  /// Runs a recurrent cell over sequences whose input part is computed already.
  ///
  /// With `hidden = state W + b`, PyTorch's equations and gate order:
  /// - RNN: `state' = tanh(input + hidden)`;
  /// - GRU: `r = σ(input_r + hidden_r)`, `z = σ(input_z + hidden_z)`,
  ///   `n = tanh(input_n + r · hidden_n)`, `state' = (1 - z) n + z state`;
  /// - LSTM: `i, f, o = σ(…)`, `g = tanh(…)` of `input + hidden`, `cell' = f cell + i g`,
  ///   `state' = o tanh(cell')`.
  ///
  /// The receiver is the input part of all time steps, `x W + b`, one product for all of them.
  /// Past the end of a sequence the state stays as it is. So, run forwards, the last state of every
  /// row is that at its own end; run backwards, a row begins at its own end.
  ///
  /// - Parameters:
  ///   - cell: What happens at a step.
  ///   - hiddenWeight: `W`, `[width, gates · width]`.
  ///   - hiddenBias: `b`, `[gates · width]`.
  ///   - initial: The state before the first step, `[batch, width]`, or nil for zeros.
  ///   - initialCell: The memory cell before the first step, `[batch, width]`, or nil for zeros; only
  ///     an LSTM has one.
  ///   - lengths: How many steps of each sequence count, `[batch]`, or nil for all.
  ///   - isReversed: Whether time runs from the last step to the first.
  /// - Returns: The state after each step and, of an LSTM, the memory cell, `[batch, time, width]`
  ///   each; the receiver is `[batch, time, gates · width]`.
  /// - Complexity: O(batch · time · gates · width²) multiply-adds; keeps `batch · time · width` floats
  ///   1 (RNN), 7 (GRU) or 7 (LSTM) times, and the way back as many again.
  public func recurrence(
    _ cell: RecurrentCell, hiddenWeight: Variable, hiddenBias: Variable, initial: Variable? = nil,
    initialCell: Variable? = nil, lengths: [Int]? = nil, isReversed: Bool = false
  ) -> (states: Variable, cells: Variable?) {
    let (H, G) = (hiddenWeight.shape[0], cell.gateCount)  // width, gates
    guard shape.rank == 3 else {
      fatalError("recurrence: expected an input part [batch, time, gates · width], got \(shape).")
    }
    guard initialCell == nil || cell.hasMemoryCell else {
      fatalError("recurrence: a cell of kind \(cell) has no memory cell to start from.")
    }
    let (B, T) = (shape[0], shape[1])  // batch, time
    requireShape(shape, is: Shape(B, T, G * H), in: "recurrence, input part")
    requireShape(hiddenWeight.shape, is: Shape(H, G * H), in: "recurrence, hidden weight")
    requireShape(hiddenBias.shape, is: Shape(G * H), in: "recurrence, hidden bias")
    if let initial { requireShape(initial.shape, is: Shape(B, H), in: "recurrence, initial state") }
    if let initialCell {
      requireShape(initialCell.shape, is: Shape(B, H), in: "recurrence, initial cell")
    }
    let counted = checkedLengths(lengths, batch: B, time: T, in: "recurrence")
    func output() -> Variable {
      tape.output(
        Shape(B, T, H), of: self, hiddenWeight, hiddenBias, initial ?? self, initialCell ?? self)
    }
    func start(_ given: Variable?) -> UnsafeMutablePointer<Float> {
      if let given { return given.values }
      let zeros = tape.scratch(B * H)
      zeros.update(repeating: 0, count: B * H)
      return zeros
    }
    let states = output()
    let cells = cell.hasMemoryCell ? output() : nil
    let extra = cell == .rnn ? 0 : cell == .gru ? 3 * H : H
    let operation = RecurrenceOperation(
      cell: cell, input: self, weight: hiddenWeight, bias: hiddenBias, initial: initial,
      initialCell: initialCell, states: states, cells: cells, start: start(initial),
      startCell: cell.hasMemoryCell ? start(initialCell) : tape.scratch(0),
      gates: tape.scratch(B * T * G * H), extra: tape.scratch(B * T * extra), lengths: counted,
      isReversed: isReversed)
    operation.forward()
    tape.record(operation, output: states)
    if let cells {
      tape.record(
        MemoryCellOperation(states: states, cells: cells), output: cells, usesUpGradient: false)
    }
    return (states, cells)
  }

  /// Keeps the lengths of padded sequences for the time of a computation.
  func checkedLengths(
    _ lengths: [Int]?, batch: Int, time: Int, in operation: StaticString
  ) -> UnsafeMutablePointer<Int32>? {
    guard let lengths else { return nil }
    requireShape(Shape(lengths.count), is: Shape(batch), in: operation)
    for length in lengths where length < 1 || length > time {
      fatalError("\(operation): a length of \(length) is not in 1...\(time).")
    }
    return tape.keep(lengths.map { Int32($0) })
  }
}

/// One run of a cell over a batch of sequences.
struct RecurrenceOperation: Operation {
  let cell: RecurrentCell
  let input: Variable
  let weight: Variable
  let bias: Variable
  let initial: Variable?
  let initialCell: Variable?
  let states: Variable
  let cells: Variable?
  /// The state before the first step, `[batch, width]`.
  let start: UnsafeMutablePointer<Float>
  /// The memory cell before the first step, `[batch, width]`.
  let startCell: UnsafeMutablePointer<Float>
  /// Sums that become the gates, `[batch, time, gates · width]`.
  let gates: UnsafeMutablePointer<Float>
  /// What else the way back needs.
  ///
  /// The hidden part of a GRU, `[batch, time, 3 · width]`; `tanh(cell)` of an LSTM,
  /// `[batch, time, width]`.
  let extra: UnsafeMutablePointer<Float>
  let lengths: UnsafeMutablePointer<Int32>?
  let isReversed: Bool

  var batch: Int { states.shape[0] }
  var time: Int { states.shape[1] }
  var width: Int { states.shape[2] }
  /// Floats that a step computes from input and state, for one row.
  var sums: Int { cell.gateCount * width }

  /// The time step that runs as number `index`.
  func step(_ index: Int) -> Int { isReversed ? time - 1 - index : index }

  /// The states before a step: row `b` begins `stride · b` floats further on.
  func states(before index: Int) -> (pointer: UnsafeMutablePointer<Float>, stride: Int) {
    index == 0 ? (start, width) : (states.values + step(index - 1) * width, time * width)
  }

  /// The memory cells before a step, as the states.
  func cells(before index: Int) -> (pointer: UnsafeMutablePointer<Float>, stride: Int) {
    guard index > 0, let cells else { return (startCell, width) }
    return (cells.values + step(index - 1) * width, time * width)
  }

  func isPadding(_ row: Int, _ t: Int) -> Bool {
    guard let lengths else { return false }
    return t >= Int(lengths[row])
  }

  func forward() {
    // A GRU's reset gate acts on the hidden part alone, so that is kept apart; else one sum does.
    let hidden = cell == .gru ? extra : gates
    for row in 0..<batch * time {
      if cell == .gru {
        (hidden + row * sums).update(from: bias.values, count: sums)
      } else {
        Kernels.sum(
          input.values + row * sums, bias.values, into: hidden + row * sums, count: sums)
      }
    }
    for index in 0..<time {
      let t = step(index)
      let before = states(before: index)
      Kernels.matrixProduct(  // hidden += state W
        batch, width, sums, before.pointer, aStride: before.stride, weight.values, bStride: sums,
        into: hidden + t * sums, cStride: time * sums, keep: 1)
      for b in 0..<batch { advance(row: b, index: index) }
    }
  }

  /// One step of one row, its sums complete.
  private func advance(row b: Int, index: Int) {
    let t = step(index)
    let place = b * time + t
    let before = states(before: index)
    let state = before.pointer + b * before.stride
    let newState = states.values + place * width
    let memory = cells(before: index)
    guard !isPadding(b, t) else {
      newState.update(from: state, count: width)
      if let cells {
        (cells.values + place * width)
          .update(from: memory.pointer + b * memory.stride, count: width)
      }
      return
    }
    switch cell {
    case .rnn:
      Kernels.tanh(gates + place * width, into: newState, count: width)
    case .gru:
      Kernels.gruCell(
        input: input.values + place * sums, hidden: extra + place * sums, state: state,
        gates: gates + place * sums, newState: newState, width: width)
    case .lstm:
      guard let cells else { return }
      Kernels.lstmCell(
        gates: gates + place * sums, cell: memory.pointer + b * memory.stride,
        newCell: cells.values + place * width, squashed: extra + place * width,
        newState: newState, width: width)
    }
  }
}
