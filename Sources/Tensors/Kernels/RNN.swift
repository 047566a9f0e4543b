extension Kernels {
  /// The gradient of a plain recurrent cell's sum: `gateGradient = gradient (1 - state²)`, `[width]`.
  package static func rnnCellBackward(
    _ gradient: UnsafePointer<Float>, state: UnsafePointer<Float>,
    gateGradient: UnsafeMutablePointer<Float>, width: Int
  ) {
    for i in 0..<width { gateGradient[i] = gradient[i] * (1 - state[i] * state[i]) }
  }
}
