import VectorMath

extension Kernels {
  /// The definition that `lstmCell` is tested against, for one unit.
  ///
  /// - Parameters:
  ///   - sums: The sums of the gates i, f, g and o.
  ///   - cell: The memory cell before.
  /// - Returns: State and cell after.
  package static func lstmCellReference(
    sums: (i: Double, f: Double, g: Double, o: Double), cell: Double
  ) -> (state: Double, cell: Double) {
    let memory =
      reciprocal(onePlusExpOf: -sums.f) * cell + reciprocal(onePlusExpOf: -sums.i)
      * hyperbolicTangent(sums.g)
    return (reciprocal(onePlusExpOf: -sums.o) * hyperbolicTangent(memory), memory)
  }

  /// Writes the gates of a long short-term memory for one time step of one row, and the new state.
  ///
  /// `i = σ(sum_i)`, `f = σ(sum_f)`, `g = tanh(sum_g)`, `o = σ(sum_o)`, `cell' = f · cell + i · g`,
  /// `state' = o · tanh(cell')`: PyTorch's equations and order.
  ///
  /// - Parameters:
  ///   - gates: Input and hidden part with their biases, added, `[4 · width]`; becomes i, f, g, o.
  ///   - cell: The memory cell before, `[width]`.
  ///   - newCell: Receives the memory cell after, `[width]`.
  ///   - squashed: Receives `tanh(cell')`, `[width]`, which the way back needs.
  ///   - newState: Receives the state after, `[width]`.
  ///   - width: The length of a state.
  package static func lstmCell(
    gates: UnsafeMutablePointer<Float>, cell: UnsafePointer<Float>,
    newCell: UnsafeMutablePointer<Float>, squashed: UnsafeMutablePointer<Float>,
    newState: UnsafeMutablePointer<Float>, width: Int
  ) {
    for i in 0..<width {
      let input = logisticSigmoid(gates[i])
      let forget = logisticSigmoid(gates[width &+ i])
      let candidate = hyperbolicTangent(gates[2 &* width &+ i])
      let output = logisticSigmoid(gates[3 &* width &+ i])
      let memory = forget * cell[i] + input * candidate
      let shown = hyperbolicTangent(memory)
      gates[i] = input
      gates[width &+ i] = forget
      gates[2 &* width &+ i] = candidate
      gates[3 &* width &+ i] = output
      newCell[i] = memory
      squashed[i] = shown
      newState[i] = output * shown
    }
  }

  /// The gradients of `lstmCell`.
  ///
  /// With `ds` the gradient of the new state and `dc` that of the new cell,
  /// `do = ds · tanh(cell') · o (1 - o)`, `dc' = dc + ds · o (1 - tanh²(cell'))`,
  /// `di = dc' · g · i (1 - i)`, `df = dc' · cell · f (1 - f)`, `dg = dc' · i (1 - g²)`; the old cell
  /// gets `dc' · f`.
  ///
  /// - Parameters:
  ///   - gradient: The gradient of the new state, `[width]`.
  ///   - gates: i, f, g, o as `lstmCell` left them, `[4 · width]`.
  ///   - squashed: `tanh(cell')`, `[width]`.
  ///   - cell: The memory cell before, `[width]`.
  ///   - gateGradient: Receives the gradient of the gates' sums, `[4 · width]`.
  ///   - cellGradient: The gradient of the new cell; becomes that of the old one, `[width]`.
  ///   - width: The length of a state.
  package static func lstmCellBackward(
    _ gradient: UnsafePointer<Float>, gates: UnsafePointer<Float>, squashed: UnsafePointer<Float>,
    cell: UnsafePointer<Float>, gateGradient: UnsafeMutablePointer<Float>,
    cellGradient: UnsafeMutablePointer<Float>, width: Int
  ) {
    for j in 0..<width {
      let (i, f) = (gates[j], gates[width &+ j])
      let (g, o) = (gates[2 &* width &+ j], gates[3 &* width &+ j])
      let (ds, shown) = (gradient[j], squashed[j])
      let dc = cellGradient[j] + ds * o * (1 - shown * shown)
      gateGradient[j] = dc * g * i * (1 - i)
      gateGradient[width &+ j] = dc * cell[j] * f * (1 - f)
      gateGradient[2 &* width &+ j] = dc * i * (1 - g * g)
      gateGradient[3 &* width &+ j] = ds * shown * o * (1 - o)
      cellGradient[j] = dc * f
    }
  }
}
