import Autograd
import NeuralNetworks
import Tensors

/// One block of a transformer: attention, then a small network for each position, both residual.
///
/// `x + attention(norm₁(x))`, then `x + mlp(norm₂(x))`: normalisation comes first, as in GPT-2.
public struct TransformerBlock: Sendable {
  /// Normalises what attention reads; nil in a model without normalisation or attention.
  public let norm1: LayerNorm?
  /// Lets positions look at each other; nil in a model without it.
  public let attention: MultiHeadAttention?
  /// Normalises what the network reads; nil in a model without normalisation or network.
  public let norm2: LayerNorm?
  /// Works on each position by itself; nil in a model without it.
  public let mlp: MLP?
  /// Whether what a part computes is added to its input rather than put in its place.
  public let isResidual: Bool

  init(
    _ name: String, _ configuration: TransformerConfiguration, in parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) {
    let (width, parts) = (configuration.width, configuration.parts)
    let deviation = configuration.initialDeviation
    isResidual = parts.contains(.residual)
    // GPT-2 shrinks what is added to the residual stream by the number of additions.
    let additions = Float(2 * configuration.layerCount)
    let outputDeviation = isResidual ? deviation / additions.squareRoot() : deviation
    if parts.contains(.attention) {
      norm1 = parts.contains(.norm) ? LayerNorm("\(name).ln_1", width: width, in: &parameters) : nil
      attention = MultiHeadAttention(
        "\(name).attn", width: width, headCount: configuration.headCount,
        isCausal: configuration.isCausal, deviation: deviation, outputDeviation: outputDeviation,
        in: &parameters, using: &generator)
    } else {
      (norm1, attention) = (nil, nil)
    }
    guard parts.contains(.mlp) else {
      (norm2, mlp) = (nil, nil)
      return
    }
    norm2 = parts.contains(.norm) ? LayerNorm("\(name).ln_2", width: width, in: &parameters) : nil
    mlp = MLP(
      "\(name).mlp", width: width, deviation: deviation, outputDeviation: outputDeviation,
      in: &parameters, using: &generator)
  }

  /// Runs the block.
  ///
  /// - Parameters:
  ///   - input: Activations, `[batch, time, width]`.
  ///   - record: Receives the attention weights, `[batch, heads, time, time]`.
  /// - Returns: Activations, `[batch, time, width]`.
  public func callAsFunction(
    _ input: Variable, recording record: ((Tensor) -> Void)? = nil
  ) -> Variable {
    var x = input
    if let attention {
      let attended = attention(norm1?(x) ?? x, recording: record)  // [B, T, C]
      x = isResidual ? x + attended : attended  // [B, T, C]
    }
    guard let mlp else { return x }
    let fed = mlp(norm2?(x) ?? x)  // [B, T, C]
    return isResidual ? x + fed : fed  // [B, T, C]
  }
}
