/// The size of a recurrent encoder-decoder, and the two tokens that frame what it writes.
public struct EncoderDecoderConfiguration: Sendable, Equatable {
  /// The number of different tokens in what is read.
  public var sourceVocabularySize: Int
  /// The number of different tokens in what is written, `startToken` and `endToken` included.
  public var targetVocabularySize: Int
  /// What the decoder reads before the first token.
  public var startToken: Int32
  /// What the decoder writes after the last token.
  public var endToken: Int32
  /// The number of floats that stand for a token, on both sides.
  public var embeddingWidth: Int
  /// The length of the encoder's state in each of its two directions.
  public var encoderWidth: Int
  /// The length of the decoder's state.
  public var decoderWidth: Int
  /// The width of the network that scores a match; nil for a decoder without attention, which sees
  /// the encoder's final states and nothing else.
  public var attentionWidth: Int?

  /// Makes a configuration; the default widths solve short transductions in seconds.
  public init(
    sourceVocabularySize: Int, targetVocabularySize: Int, startToken: Int32, endToken: Int32,
    embeddingWidth: Int = 32, encoderWidth: Int = 64, decoderWidth: Int = 128,
    attentionWidth: Int? = 64
  ) {
    self.sourceVocabularySize = sourceVocabularySize
    self.targetVocabularySize = targetVocabularySize
    self.startToken = startToken
    self.endToken = endToken
    self.embeddingWidth = embeddingWidth
    self.encoderWidth = encoderWidth
    self.decoderWidth = decoderWidth
    self.attentionWidth = attentionWidth
  }

  /// The number of learned numbers, by the sizes of the layers.
  public var parameterCount: Int {
    let (E, H, D) = (embeddingWidth, encoderWidth, decoderWidth)
    let memory = 2 * H  // an encoder state: both directions
    func gru(_ inputs: Int, _ width: Int) -> Int { 3 * width * (inputs + width + 2) }
    let attention = attentionWidth.map { D * $0 + $0 + memory * $0 + $0 } ?? 0
    return (sourceVocabularySize + targetVocabularySize) * E + 2 * gru(E, H)
      + (memory + 1) * D + attention + gru(E + memory, D)
      + (D + memory + 1) * targetVocabularySize
  }

  /// The same without attention, its decoder widened until the number of parameters is as close as it
  /// can be: a comparison of two models is fair only at one size.
  public var withoutAttention: EncoderDecoderConfiguration {
    var best = self
    best.attentionWidth = nil
    let wanted = parameterCount
    var next = best
    while next.parameterCount < wanted {
      best = next
      next.decoderWidth += 1
    }
    let (under, over) = (wanted - best.parameterCount, next.parameterCount - wanted)
    return over < under ? next : best
  }
}
