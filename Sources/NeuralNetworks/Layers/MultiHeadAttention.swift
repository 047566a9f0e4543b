import Autograd
import Tensors

/// Multi-head self-attention, causal or not.
///
/// `softmax(q kᵀ / √(width / heads) + mask) v`, heads concatenated, then projected.
///
/// - Reference: ["Attention Is All You Need"](https://arxiv.org/abs/1706.03762), section 3.2.
public struct MultiHeadAttention: Layer {
  /// The joint projection to queries, keys and values, `[width, 3 · width]`.
  public let projection: Linear
  /// The projection of the concatenated heads, `[width, width]`.
  public let output: Linear
  /// The number of heads.
  public let headCount: Int
  /// Whether a position sees only itself and what came before.
  public let isCausal: Bool

  /// Adds a layer's parameters to a store, as `NAME.c_attn` and `NAME.c_proj` (GPT-2's names).
  ///
  /// - Precondition: `width` is a multiple of `headCount`.
  public init(
    _ name: String, width: Int, headCount: Int, isCausal: Bool = true, deviation: Float,
    outputDeviation: Float, in parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) {
    guard headCount > 0, width % headCount == 0 else {
      fatalError("MultiHeadAttention: width \(width) is not a multiple of \(headCount) heads.")
    }
    projection = Linear(
      "\(name).c_attn", inputs: width, outputs: 3 * width, deviation: deviation, in: &parameters,
      using: &generator)
    output = Linear(
      "\(name).c_proj", inputs: width, outputs: width, deviation: outputDeviation, in: &parameters,
      using: &generator)
    self.headCount = headCount
    self.isCausal = isCausal
  }

  /// Lets each position look at the others.
  ///
  /// - Parameter x: Activations, `[batch, time, width]`.
  /// - Returns: Activations, `[batch, time, width]`.
  public func callAsFunction(_ x: Variable) -> Variable { self(x, recording: nil) }

  /// Lets each position look at the others, and shows how.
  ///
  /// - Parameters:
  ///   - x: Activations, `[batch, time, width]`.
  ///   - record: Receives the weights, `[batch, heads, time, time]`, where a picture wants them.
  /// - Returns: Activations, `[batch, time, width]`.
  public func callAsFunction(_ x: Variable, recording record: ((Tensor) -> Void)?) -> Variable {
    let qkv = projection(x)  // [B, T, 3C]
    let heads = qkv.attention(heads: headCount, isCausal: isCausal, recording: record)  // [B, T, C]
    return output(heads)  // [B, T, C]
  }
}
