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

  /// Turns the gradient of `tanh(x)` into that of `x`, in place: `dy = dy (1 - y²)`.
  public static func tanhBackward(
    _ dy: UnsafeMutablePointer<Float>, _ y: UnsafePointer<Float>, count: Int
  ) {
    for i in 0..<count { dy[i] *= 1 - y[i] * y[i] }
  }
}
