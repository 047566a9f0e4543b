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
      stateGradient[i] = ds * z
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

  /// Turns the gradient of `tanh(x)` into that of `x`, in place: `dy = dy (1 - y²)`.
  public static func tanhBackward(
    _ dy: UnsafeMutablePointer<Float>, _ y: UnsafePointer<Float>, count: Int
  ) {
    for i in 0..<count { dy[i] *= 1 - y[i] * y[i] }
  }
}
