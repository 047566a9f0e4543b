/// How word vectors are learned.
public struct SkipGramConfiguration: Sendable, Equatable {
  /// How many numbers a word has.
  public var width: Int
  /// How many words to each side count as near, at most: each word draws 1 to this many, so that
  /// nearer ones count more.
  public var window: Int
  /// How many random words each true one is told from.
  public var negativeCount: Int
  /// How often the text is read.
  public var epochs: Int
  /// The first learning rate; it falls evenly over all words read.
  public var startRate: Float
  /// The last learning rate.
  public var endRate: Float
  /// The share of a text above which a word is left out now and then, as "the" is; nil keeps all.
  public var subsampling: Double?

  /// Takes what is given, and the usual values of word2vec and gensim for the rest.
  ///
  /// - Parameters:
  ///   - width: How many numbers a word has.
  ///   - window: How many words to each side count as near, at most.
  ///   - negativeCount: How many random words each true one is told from.
  ///   - epochs: How often the text is read.
  ///   - startRate: The first learning rate.
  ///   - endRate: The last learning rate.
  ///   - subsampling: The share of a text above which a word is left out now and then.
  public init(
    width: Int = 100, window: Int = 5, negativeCount: Int = 5, epochs: Int = 5,
    startRate: Float = 0.025, endRate: Float = 0.0001, subsampling: Double? = 1e-3
  ) {
    self.width = width
    self.window = window
    self.negativeCount = negativeCount
    self.epochs = epochs
    self.startRate = startRate
    self.endRate = endRate
    self.subsampling = subsampling
  }
}
