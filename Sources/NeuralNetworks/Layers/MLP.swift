import Autograd

/// The small network that a transformer applies to each position: `gelu(x W₁ + b₁) W₂ + b₂`.
public struct MLP: Layer {
  /// The first layer, to four times the width.
  public let up: Linear
  /// The second layer, back to the width.
  public let down: Linear

  /// Adds a network's parameters to a store, as `NAME.c_fc` and `NAME.c_proj` (GPT-2's names).
  public init(
    _ name: String, width: Int, deviation: Float, outputDeviation: Float,
    in parameters: inout Parameters, using generator: inout some RandomNumberGenerator
  ) {
    up = Linear(
      "\(name).c_fc", inputs: width, outputs: 4 * width, deviation: deviation, in: &parameters,
      using: &generator)
    down = Linear(
      "\(name).c_proj", inputs: 4 * width, outputs: width, deviation: outputDeviation,
      in: &parameters, using: &generator)
  }

  /// Applies the network.
  ///
  /// - Parameter x: `[batch, time, width]`.
  /// - Returns: `[batch, time, width]`.
  public func callAsFunction(_ x: Variable) -> Variable {
    let hidden = up(x).gelu()  // [B, T, 4C]
    return down(hidden)  // [B, T, C]
  }
}
