extension Kernels {
  /// The gradients of `gruCell`.
  ///
  /// With `ds` the gradient of the new state and the pre-activations' gradients
  /// `dn = ds (1 - z)(1 - n²)`, `dz = ds (state - n) z (1 - z)`, `dr = dn · hidden_n · r (1 - r)`:
  /// the input part gets `(dr, dz, dn)`, the hidden part `(dr, dz, r · dn)`, the old state `ds · z`
  /// beside what comes through the hidden part.
  ///
  /// - Parameters:
  ///   - gradient: The gradient of the new state, `[width]`.
  ///   - gates: r, z, n as `gruCell` left them, `[3 · width]`.
  ///   - hidden: Hidden part with its bias, `[3 · width]`.
  ///   - state: The state before, `[width]`.
  ///   - inputGradient: Receives the gradient of the input part, `[3 · width]`.
  ///   - hiddenGradient: Receives the gradient of the hidden part, `[3 · width]`.
  ///   - stateGradient: Receives `ds · z`, `[width]`; may be `gradient` itself.
  ///   - width: The length of a state.
  public static func gruCellBackward(
    _ gradient: UnsafePointer<Float>, gates: UnsafePointer<Float>, hidden: UnsafePointer<Float>,
    state: UnsafePointer<Float>, inputGradient: UnsafeMutablePointer<Float>,
    hiddenGradient: UnsafeMutablePointer<Float>, stateGradient: UnsafeMutablePointer<Float>,
    width: Int
  ) {
    for i in 0..<width {
      let (r, z, n) = (gates[i], gates[width &+ i], gates[2 &* width &+ i])
      let ds = gradient[i]
      let dn = ds * (1 - z) * (1 - n * n)
      let dz = ds * (state[i] - n) * z * (1 - z)
      let dr = dn * hidden[2 &* width &+ i] * r * (1 - r)
      inputGradient[i] = dr
      inputGradient[width &+ i] = dz
      inputGradient[2 &* width &+ i] = dn
      hiddenGradient[i] = dr
      hiddenGradient[width &+ i] = dz
      hiddenGradient[2 &* width &+ i] = r * dn
    }
    // By itself, since the loop above runs wide only where nothing that it writes is read as well.
    stateGradient.update(from: gradient, count: width)
    for i in 0..<width { stateGradient[i] *= gates[width &+ i] }
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
  public static func lstmCellBackward(
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

  /// The gradient of a plain recurrent cell's sum: `gateGradient = gradient (1 - state²)`, `[width]`.
  public static func rnnCellBackward(
    _ gradient: UnsafePointer<Float>, state: UnsafePointer<Float>,
    gateGradient: UnsafeMutablePointer<Float>, width: Int
  ) {
    for i in 0..<width { gateGradient[i] = gradient[i] * (1 - state[i] * state[i]) }
  }

  /// The gradients of an additive score, `score = v · tanh(query + key)`, for one position.
  ///
  /// With `y = tanh(query + key)`: `dv += dscore · y`, and query and key both get
  /// `dscore · v · (1 - y²)`, added to what is there.
  ///
  /// - Parameters:
  ///   - gradient: The gradient of the score.
  ///   - activations: `y`, `[width]`.
  ///   - weights: `v`, `[width]`.
  ///   - weightGradient: Is added to, `[width]`.
  ///   - queryGradient: Is added to, `[width]`.
  ///   - keyGradient: Is added to, `[width]`.
  ///   - width: The number of activations.
  public static func additiveScoreBackward(
    _ gradient: Float, activations: UnsafePointer<Float>, weights: UnsafePointer<Float>,
    weightGradient: UnsafeMutablePointer<Float>, queryGradient: UnsafeMutablePointer<Float>,
    keyGradient: UnsafeMutablePointer<Float>, width: Int
  ) {
    for i in 0..<width {
      let y = activations[i]
      let part = gradient * weights[i] * (1 - y * y)
      weightGradient[i] += gradient * y
      queryGradient[i] += part
      keyGradient[i] += part
    }
  }
}
