import Autograd
import NeuralNetworks
import Tensors

/// One block of a transformer: attention, then a small network for each position, both residual.
///
/// `x + attention(norm₁(x))`, then `x + mlp(norm₂(x))`: normalisation comes first, as in GPT-2.
public struct TransformerBlock: Sendable {
  /// Normalises what attention reads.
  public let norm1: LayerNorm
  /// Lets positions look at each other.
  public let attention: MultiHeadAttention
  /// Normalises what the network reads.
  public let norm2: LayerNorm
  /// The network's first layer, to four times the width.
  public let up: Linear
  /// The network's second layer, back to the width.
  public let down: Linear

  init(
    _ name: String, _ configuration: TransformerConfiguration, in parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) {
    let width = configuration.width
    let deviation = configuration.initialDeviation
    // GPT-2 shrinks what is added to the residual stream by the number of additions.
    let residual = deviation / Float(2 * configuration.layerCount).squareRoot()
    norm1 = LayerNorm("\(name).ln_1", width: width, in: &parameters)
    attention = MultiHeadAttention(
      "\(name).attn", width: width, headCount: configuration.headCount,
      isCausal: configuration.isCausal, deviation: deviation, outputDeviation: residual,
      in: &parameters, using: &generator)
    norm2 = LayerNorm("\(name).ln_2", width: width, in: &parameters)
    up = Linear(
      "\(name).mlp.c_fc", inputs: width, outputs: 4 * width, deviation: deviation, in: &parameters,
      using: &generator)
    down = Linear(
      "\(name).mlp.c_proj", inputs: 4 * width, outputs: width, deviation: residual,
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
    let x = input + attention(norm1(input), recording: record)  // [B, T, C]
    return x + down(up(norm2(x)).gelu())  // [B, T, C]
  }
}
