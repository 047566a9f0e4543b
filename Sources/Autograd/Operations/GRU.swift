import Tensors

extension Variable {
  /// Runs a gated recurrent unit over sequences whose input part is computed already.
  ///
  /// `r = σ(input_r + hidden_r)`, `z = σ(input_z + hidden_z)`, `n = tanh(input_n + r · hidden_n)`,
  /// `state' = (1 - z) n + z state`, with `hidden = state W + b`: PyTorch's equations and gate order,
  /// the reset gate after the product.
  ///
  /// The receiver is the input part of all time steps, `x W + b`, one product for all of them.
  /// Past the end of a sequence the state stays as it is. So, run forwards, the last state of every
  /// row is that at its own end; run backwards, a row begins at its own end.
  ///
  /// - Parameters:
  ///   - hiddenWeight: `[width, 3 · width]`.
  ///   - hiddenBias: `[3 · width]`.
  ///   - initial: The state before the first step, `[batch, width]`, or nil for zeros.
  ///   - lengths: How many steps of each sequence count, `[batch]`, or nil for all.
  ///   - isReversed: Whether time runs from the last step to the first.
  /// - Returns: The state after each step, `[batch, time, width]`; the receiver is
  ///   `[batch, time, 3 · width]`, gates in the order r, z, n.
  /// - Complexity: O(batch · time · width²) multiply-adds; keeps `7 · batch · time · width` floats.
  /// - Reference: ["Learning Phrase Representations using RNN Encoder-Decoder"](https://arxiv.org/abs/1406.1078);
  ///   the place of the reset gate is cuDNN's.
  public func gru(
    hiddenWeight: Variable, hiddenBias: Variable, initial: Variable? = nil, lengths: [Int]? = nil,
    isReversed: Bool = false
  ) -> Variable {
    let H = hiddenWeight.shape[0]  // width
    guard shape.rank == 3 else {
      fatalError("gru: expected an input part [batch, time, 3 · width], got \(shape).")
    }
    let (B, T) = (shape[0], shape[1])  // batch, time
    requireShape(shape, is: Shape(B, T, 3 * H), in: "gru, input part")
    requireShape(hiddenWeight.shape, is: Shape(H, 3 * H), in: "gru, hidden weight")
    requireShape(hiddenBias.shape, is: Shape(3 * H), in: "gru, hidden bias")
    if let initial { requireShape(initial.shape, is: Shape(B, H), in: "gru, initial state") }
    let counted = checkedLengths(lengths, batch: B, time: T, in: "gru")
    let y = tape.output(Shape(B, T, H), of: self, hiddenWeight, hiddenBias, initial ?? self)
    let start = initial?.values ?? tape.scratch(B * H)
    if initial == nil { start.update(repeating: 0, count: B * H) }
    let operation = GRUOperation(
      input: self, weight: hiddenWeight, bias: hiddenBias, initial: initial, y: y, start: start,
      gates: tape.scratch(B * T * 3 * H), hidden: tape.scratch(B * T * 3 * H), lengths: counted,
      isReversed: isReversed)
    operation.forward()
    tape.record(operation, output: y)
    return y
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

private struct GRUOperation: Operation {
  let input: Variable
  let weight: Variable
  let bias: Variable
  let initial: Variable?
  let y: Variable
  let start: UnsafeMutablePointer<Float>
  let gates: UnsafeMutablePointer<Float>
  let hidden: UnsafeMutablePointer<Float>
  let lengths: UnsafeMutablePointer<Int32>?
  let isReversed: Bool

  var batch: Int { y.shape[0] }
  var time: Int { y.shape[1] }
  var width: Int { y.shape[2] }

  /// The time step that runs as number `index`.
  func step(_ index: Int) -> Int { isReversed ? time - 1 - index : index }

  /// The states before a step: row `b` begins `stride · b` floats further on.
  func states(before index: Int) -> (pointer: UnsafeMutablePointer<Float>, stride: Int) {
    index == 0 ? (start, width) : (y.values + step(index - 1) * width, time * width)
  }

  func isPadding(_ row: Int, _ t: Int) -> Bool {
    guard let lengths else { return false }
    return t >= Int(lengths[row])
  }

  func forward() {
    Kernels.broadcast(bias.values, into: hidden, rows: batch * time, width: 3 * width)
    for index in 0..<time {
      let t = step(index)
      let before = states(before: index)
      Kernels.matrixProduct(  // hidden = state W + b
        batch, width, 3 * width, before.pointer, aStride: before.stride, weight.values,
        bStride: 3 * width, into: hidden + t * 3 * width, cStride: time * 3 * width, keep: 1)
      for b in 0..<batch {
        let place = b * time + t
        let state = before.pointer + b * before.stride
        if isPadding(b, t) {
          keepState(state, at: place)
        } else {
          Kernels.gruCell(
            input: input.values + place * 3 * width, hidden: hidden + place * 3 * width,
            state: state, gates: gates + place * 3 * width, newState: y.values + place * width,
            width: width)
        }
      }
    }
  }

  /// Copies the state over, with gates that say so: r = 0, z = 1, n = 0 pass the gradient on whole.
  private func keepState(_ state: UnsafePointer<Float>, at place: Int) {
    (y.values + place * width).update(from: state, count: width)
    let kept = gates + place * 3 * width
    kept.update(repeating: 0, count: 3 * width)
    (kept + width).update(repeating: 1, count: width)
  }

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y) else { return }
    let W3 = 3 * width
    let dHidden = tape.scratch(batch * time * W3)
    let dInput = tape.scratch(batch * time * W3)
    let carried = tape.scratch(batch * width)  // the gradient of the state after a step
    carried.update(repeating: 0, count: batch * width)
    for index in stride(from: time - 1, through: 0, by: -1) {
      let t = step(index)
      let before = states(before: index)
      for b in 0..<batch {
        let place = b * time + t
        let ds = carried + b * width
        Kernels.add(dy + place * width, to: ds, count: width)
        Kernels.gruCellBackward(
          ds, gates: gates + place * W3, hidden: hidden + place * W3,
          state: before.pointer + b * before.stride, inputGradient: dInput + place * W3,
          hiddenGradient: dHidden + place * W3, stateGradient: ds, width: width)
      }
      if index > 0 || initial != nil {
        Kernels.matrixProduct(  // ds += dhidden Wᵀ
          batch, W3, width, dHidden + t * W3, aStride: time * W3, weight.values, .transposed,
          bStride: W3, into: carried, cStride: width, keep: 1)
      }
    }
    passInput(dInput, on: tape)
    passParameters(dHidden, on: tape)
    if let initial, let target = tape.target(for: initial) {
      pass(carried, to: target, count: batch * width)
    }
  }

  private func passInput(_ dInput: UnsafePointer<Float>, on tape: Tape) {
    guard let target = tape.target(for: input) else { return }
    pass(dInput, to: target, count: input.count)
  }

  /// Adds up over all rows and steps at once; overwrites the first steps' part of `dHidden`.
  private func passParameters(_ dHidden: UnsafeMutablePointer<Float>, on tape: Tape) {
    let W3 = 3 * width
    if let target = tape.target(for: bias) {
      Kernels.sumRows(
        of: dHidden, rows: batch * time, width: W3, into: target.pointer,
        accumulate: target.accumulate)
    }
    guard let target = tape.target(for: weight) else { return }
    let first = step(0)
    Kernels.matrixProduct(  // the first step of each row, whose state before is the initial one
      width, batch, W3, start, .transposed, aStride: width, dHidden + first * W3,
      bStride: time * W3, into: target.pointer, cStride: W3, keep: target.keep)
    guard time > 1 else { return }
    // All other steps in one product: the state before a step lies one row before it (after it where
    // time runs backwards). First steps would meet another sequence's state, so they are cleared.
    for b in 0..<batch {
      (dHidden + (b * time + first) * W3).update(repeating: 0, count: W3)
    }
    let rows = batch * time - 1
    let states = isReversed ? y.values + width : y.values
    let gradients = isReversed ? dHidden : dHidden + W3
    Kernels.matrixProduct(
      width, rows, W3, states, .transposed, aStride: width, gradients, bStride: W3,
      into: target.pointer, cStride: W3, keep: 1)
  }

  private func pass(_ gradient: UnsafePointer<Float>, to target: Tape.Target, count: Int) {
    if target.accumulate {
      Kernels.add(gradient, to: target.pointer, count: count)
    } else {
      target.pointer.update(from: gradient, count: count)
    }
  }
}
