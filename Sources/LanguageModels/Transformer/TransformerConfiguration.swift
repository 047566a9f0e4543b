/// The size of a transformer, in GPT-2's terms.
public struct TransformerConfiguration: Sendable, Equatable {
  /// The number of different tokens.
  public var vocabularySize: Int
  /// The largest number of tokens that the model sees at once.
  public var contextLength: Int
  /// The number of blocks.
  public var layerCount: Int
  /// The number of attention heads in a block, a divisor of `width`.
  public var headCount: Int
  /// The number of floats that stand for a token between blocks.
  public var width: Int
  /// Whether a position sees only what came before (GPT), or all (BERT).
  public var isCausal: Bool
  /// Standard deviation of initial matrices, nil for `1 / √width`; GPT-2's 0.02 suits width 768.
  public var deviation: Float?

  /// Makes a configuration.
  public init(
    vocabularySize: Int, contextLength: Int, layerCount: Int, headCount: Int, width: Int,
    isCausal: Bool = true, deviation: Float? = nil
  ) {
    self.vocabularySize = vocabularySize
    self.contextLength = contextLength
    self.layerCount = layerCount
    self.headCount = headCount
    self.width = width
    self.isCausal = isCausal
    self.deviation = deviation
  }

  /// Standard deviation of initial matrices.
  var initialDeviation: Float { deviation ?? 1 / Float(width).squareRoot() }
}
