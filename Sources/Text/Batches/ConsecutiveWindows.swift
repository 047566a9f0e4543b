/// A whole text cut into windows that follow one another: what a validation loss is the mean over.
///
/// Window `i` reads tokens `i * contextLength ..< (i + 1) * contextLength` and predicts the ones
/// after them, so every token but the first is a target exactly once. What is left at the end comes
/// as one shorter window in a batch of its own; a mean over targets must weigh each batch by its
/// number of targets.
public struct ConsecutiveWindows: Sendable, RandomAccessCollection {
  /// The text, each token in `0..<vocabularySize`.
  public let tokens: [Int32]
  /// How many windows a batch has at most.
  public let batchSize: Int
  /// How many tokens a window has at most.
  public let contextLength: Int

  /// Cuts a text.
  ///
  /// - Parameters:
  ///   - name: What an error calls the text.
  ///   - tokens: The text.
  ///   - batchSize: How many windows a batch has at most.
  ///   - contextLength: How many tokens a window has at most.
  /// - Throws: `CorpusError.tooShort` when there is no target, that is, fewer than 2 tokens;
  ///   `CorpusError.notPositive` when a size is below 1.
  public init(
    _ name: String = "The text", tokens: [Int32], batchSize: Int, contextLength: Int
  ) throws(CorpusError) {
    guard batchSize >= 1 else { throw .notPositive(what: "batch size", value: batchSize) }
    guard contextLength >= 1 else {
      throw .notPositive(what: "context length", value: contextLength)
    }
    guard tokens.count >= 2 else {
      throw .tooShort(name: name, tokenCount: tokens.count, contextLength: 1)
    }
    self.tokens = tokens
    self.batchSize = batchSize
    self.contextLength = contextLength
  }

  /// How many predictions there are in all: one fewer than tokens.
  public var targetCount: Int { tokens.count - 1 }

  /// How many windows have the full length.
  public var fullWindowCount: Int { targetCount / contextLength }

  /// How many tokens the shorter last window has; 0 when there is none.
  public var remainderLength: Int { targetCount % contextLength }

  private var fullBatchCount: Int { (fullWindowCount + batchSize - 1) / batchSize }

  /// Always 0.
  public var startIndex: Int { 0 }

  /// How many batches there are.
  public var endIndex: Int { fullBatchCount + (remainderLength > 0 ? 1 : 0) }

  /// The windows `index * batchSize` and on: `[windows, contextLength]`, with `batchSize` windows
  /// or, in the last such batch, fewer; then, where something is left, `[1, remainderLength]`.
  ///
  /// - Complexity: O(batchSize * contextLength).
  public subscript(index: Int) -> Batch {
    guard indices.contains(index) else {
      fatalError("ConsecutiveWindows: batch \(index) is outside 0..<\(endIndex).")
    }
    guard index < fullBatchCount else {
      var batch = Batch(batchSize: 1, sequenceLength: remainderLength)
      batch.fill(row: 0, from: tokens, at: fullWindowCount * contextLength)
      return batch
    }
    let first = index * batchSize
    let count = Swift.min(batchSize, fullWindowCount - first)
    var batch = Batch(batchSize: count, sequenceLength: contextLength)
    for row in 0..<count {
      batch.fill(row: row, from: tokens, at: (first + row) * contextLength)
    }
    return batch
  }
}
