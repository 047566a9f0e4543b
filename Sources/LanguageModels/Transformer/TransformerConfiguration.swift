/// The size of a transformer, in GPT-2's terms.
public struct TransformerConfiguration: Sendable, Equatable {
  /// The parts that a block can do without, to see what each is good for.
  public struct Parts: OptionSet, Sendable, Hashable {
    /// One bit a part.
    public let rawValue: Int

    /// Makes a set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The table that says where a token stands.
    public static let positions = Parts(rawValue: 1)
    /// The sum of a block's input and output.
    public static let residual = Parts(rawValue: 2)
    /// Layer normalisation.
    public static let norm = Parts(rawValue: 4)
    /// The small network after attention.
    public static let mlp = Parts(rawValue: 8)
    /// Attention, by which positions look at each other.
    public static let attention = Parts(rawValue: 16)
    /// GPT-2.
    public static let all: Parts = [.positions, .residual, .norm, .mlp, .attention]
  }

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
  /// What a block is made of.
  public var parts: Parts

  /// Makes a configuration.
  public init(
    vocabularySize: Int, contextLength: Int, layerCount: Int, headCount: Int, width: Int,
    isCausal: Bool = true, deviation: Float? = nil, parts: Parts = .all
  ) {
    self.vocabularySize = vocabularySize
    self.contextLength = contextLength
    self.layerCount = layerCount
    self.headCount = headCount
    self.width = width
    self.isCausal = isCausal
    self.deviation = deviation
    self.parts = parts
  }

  /// How many numbers such a model learns, or nil where a size is beyond what any machine holds.
  ///
  /// `V C + T C + layers (12 C² + 13 C) + 2 C` with all parts.
  public var parameterCount: Int? {
    let sizes = [vocabularySize, contextLength, layerCount, width]
    guard sizes.allSatisfy({ (0...(1 << 20)).contains($0) }) else { return nil }
    let C = width
    let norm = parts.contains(.norm) ? 2 * C : 0
    var block = 0
    if parts.contains(.attention) { block += norm + 4 * C * C + 4 * C }
    if parts.contains(.mlp) { block += norm + 8 * C * C + 5 * C }
    let rows = vocabularySize + (parts.contains(.positions) ? contextLength : 0)
    let (blocks, overflow) = block.multipliedReportingOverflow(by: layerCount)
    return overflow ? nil : blocks &+ rows * C &+ norm
  }

  /// Standard deviation of initial matrices.
  var initialDeviation: Float { deviation ?? 1 / Float(width).squareRoot() }
}
