/// A text cut into equally long streams that are read side by side, window after window: what training
/// with a carried state, and judging by one, goes through.
///
/// Row `i` of every batch belongs to stream `i`, which is tokens `i · streamLength` and on; each batch
/// continues the one before. The last batch has shorter windows where the length leaves a rest, and
/// `tail` holds the fewer than `batchSize` targets that are left after the last stream.
public struct TextStreams: Sendable, RandomAccessCollection {
  /// The text, each token in `0..<vocabularySize`.
  public let tokens: [Int32]
  /// How many streams there are.
  public let batchSize: Int
  /// How many tokens a window has at most.
  public let windowLength: Int

  /// Cuts a text.
  ///
  /// - Throws: `CorpusError.tooShort` when a stream would have no token with a target, that is, when
  ///   there are fewer than `batchSize + 1` tokens; `CorpusError.notPositive` when a size is below 1.
  public init(tokens: [Int32], batchSize: Int, windowLength: Int) throws(CorpusError) {
    guard batchSize >= 1 else { throw .notPositive(what: "batch size", value: batchSize) }
    guard windowLength >= 1 else { throw .notPositive(what: "window length", value: windowLength) }
    guard tokens.count > batchSize else {
      throw .tooShort(name: "The text", tokenCount: tokens.count, contextLength: batchSize)
    }
    self.tokens = tokens
    self.batchSize = batchSize
    self.windowLength = windowLength
  }

  /// How many predictions there are in all: one fewer than tokens.
  public var targetCount: Int { tokens.count - 1 }

  /// How many predictions a stream has.
  public var streamLength: Int { targetCount / batchSize }

  /// How many windows of full length a stream has.
  public var fullWindowCount: Int { streamLength / windowLength }

  /// Always 0.
  public var startIndex: Int { 0 }

  /// How many batches there are: one a window.
  public var endIndex: Int { (streamLength + windowLength - 1) / windowLength }

  /// The windows of all streams at one place: `[batchSize, windowLength]`, or shorter ones at the end.
  ///
  /// - Complexity: O(batchSize · windowLength).
  public subscript(index: Int) -> Batch {
    guard indices.contains(index) else {
      fatalError("TextStreams: batch \(index) is outside 0..<\(endIndex).")
    }
    let start = index * windowLength
    var batch = Batch(
      batchSize: batchSize, sequenceLength: Swift.min(windowLength, streamLength - start))
    for row in 0..<batchSize { batch.fill(row: row, from: tokens, at: row * streamLength + start) }
    return batch
  }

  /// What is left after the last stream and continues it, `[1, rest]`, or nil.
  public var tail: Batch? {
    let rest = targetCount - batchSize * streamLength
    guard rest > 0 else { return nil }
    var batch = Batch(batchSize: 1, sequenceLength: rest)
    batch.fill(row: 0, from: tokens, at: batchSize * streamLength)
    return batch
  }
}
