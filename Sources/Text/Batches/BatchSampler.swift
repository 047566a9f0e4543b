/// Draws training batches: windows that start anywhere in a text, each start equally likely.
public struct BatchSampler: Sendable {
  /// The text, each token in `0..<vocabularySize`.
  public let tokens: [Int32]
  /// How many windows a batch has.
  public let batchSize: Int
  /// How many tokens a window has.
  public let contextLength: Int

  /// Prepares to draw from a text.
  ///
  /// - Parameters:
  ///   - name: What an error calls the text.
  ///   - tokens: The text.
  ///   - batchSize: How many windows a batch has.
  ///   - contextLength: How many tokens a window has.
  /// - Throws: `CorpusError.tooShort` when the text has no window with a last target, that is,
  ///   fewer than `contextLength + 1` tokens; `CorpusError.notPositive` when a size is below 1.
  public init(
    _ name: String = "The text", tokens: [Int32], batchSize: Int, contextLength: Int
  ) throws(CorpusError) {
    guard batchSize >= 1 else { throw .notPositive(what: "batch size", value: batchSize) }
    guard contextLength >= 1 else {
      throw .notPositive(what: "context length", value: contextLength)
    }
    guard tokens.count > contextLength else {
      throw .tooShort(name: name, tokenCount: tokens.count, contextLength: contextLength)
    }
    self.tokens = tokens
    self.batchSize = batchSize
    self.contextLength = contextLength
  }

  /// How many different windows there are.
  public var windowCount: Int { tokens.count - contextLength }

  /// Fills a batch with fresh windows; the first call may give it its shape, later ones allocate
  /// nothing.
  ///
  /// - Parameters:
  ///   - batch: Becomes `[batchSize, contextLength]`.
  ///   - generator: Draws `batchSize` numbers, one a window, in row order.
  /// - Complexity: O(batchSize * contextLength).
  public func next(into batch: inout Batch, using generator: inout some RandomNumberGenerator) {
    batch.reshape(batchSize: batchSize, sequenceLength: contextLength)
    for row in 0..<batchSize {
      let start = Int.random(in: 0..<windowCount, using: &generator)
      batch.fill(row: row, from: tokens, at: start)
    }
  }

  /// Draws a batch of its own, where one allocation does not matter.
  public func next(using generator: inout some RandomNumberGenerator) -> Batch {
    var batch = Batch(batchSize: batchSize, sequenceLength: contextLength)
    next(into: &batch, using: &generator)
    return batch
  }
}
