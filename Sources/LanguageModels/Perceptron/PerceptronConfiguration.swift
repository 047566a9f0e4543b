/// The size of a language model that is a perceptron over the last tokens.
public struct PerceptronConfiguration: Sendable, Equatable {
  /// The number of different tokens.
  public var vocabularySize: Int
  /// How many tokens it looks back.
  public var contextLength: Int
  /// The number of floats that stand for a token.
  public var embeddingWidth: Int
  /// The width of the hidden layer.
  public var width: Int

  /// Makes a configuration; all sizes are at least 1.
  public init(vocabularySize: Int, contextLength: Int, embeddingWidth: Int, width: Int) {
    guard min(vocabularySize, contextLength, embeddingWidth, width) >= 1 else {
      fatalError("PerceptronConfiguration: all sizes must be at least 1.")
    }
    self.vocabularySize = vocabularySize
    self.contextLength = contextLength
    self.embeddingWidth = embeddingWidth
    self.width = width
  }
}
