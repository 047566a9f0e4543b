import VectorMath

extension Kernels {
  /// The definition that `gruCell` is tested against, for one unit.
  ///
  /// - Parameters:
  ///   - input: The input part of r, z and n.
  ///   - hidden: The hidden part of r, z and n.
  ///   - state: The state before.
  /// - Returns: The state after.
  package static func gruCellReference(
    input: (r: Double, z: Double, n: Double), hidden: (r: Double, z: Double, n: Double),
    state: Double
  ) -> Double {
    let r = reciprocal(onePlusExpOf: -(input.r + hidden.r))
    let z = reciprocal(onePlusExpOf: -(input.z + hidden.z))
    let n = hyperbolicTangent(input.n + r * hidden.n)
    return (1 - z) * n + z * state
  }

  /// Writes the gates of a gated recurrent unit for one time step of one row, and the new state.
  ///
  /// `r = σ(input_r + hidden_r)`, `z = σ(input_z + hidden_z)`, `n = tanh(input_n + r · hidden_n)`,
  /// `state' = (1 - z) n + z state`: PyTorch's equations, the reset gate after the product.
  ///
  /// - Parameters:
  ///   - input: Input part of the gates with its bias, `[3 · width]`, in the order r, z, n.
  ///   - hidden: Hidden part with its bias, `[3 · width]`.
  ///   - state: The state before, `[width]`.
  ///   - gates: Receives r, z, n, `[3 · width]`.
  ///   - newState: Receives the state after, `[width]`.
  ///   - width: The length of a state.
  package static func gruCell(
    input: UnsafePointer<Float>, hidden: UnsafePointer<Float>, state: UnsafePointer<Float>,
    gates: UnsafeMutablePointer<Float>, newState: UnsafeMutablePointer<Float>, width: Int
  ) {
    for i in 0..<width {
      let r = logisticSigmoid(input[i] + hidden[i])
      let z = logisticSigmoid(input[width &+ i] + hidden[width &+ i])
      let n = hyperbolicTangent(input[2 &* width &+ i] + r * hidden[2 &* width &+ i])
      gates[i] = r
      gates[width &+ i] = z
      gates[2 &* width &+ i] = n
      newState[i] = n + z * (state[i] - n)
    }
  }

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
  package static func gruCellBackward(
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
}
