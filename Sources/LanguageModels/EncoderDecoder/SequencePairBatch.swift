/// Pairs of sequences, what is read and what shall be written, padded to rectangles.
public struct SequencePairBatch: Sendable {
  /// What is read, `[batch, positions]`; padding repeats token 0 and is masked by `lengths`.
  public let sources: [Int32]
  /// How many tokens of each source count, `[batch]`.
  public let lengths: [Int]
  /// What the decoder reads: the start token, then the target, `[batch, time]`.
  public let inputs: [Int32]
  /// What the decoder shall write: the target, then the end token, `[batch, time]`; -1 in padding.
  public let labels: [Int32]
  /// The number of pairs.
  public let batchSize: Int

  /// Pads pairs to the longest source and the longest target.
  ///
  /// - Parameters:
  ///   - pairs: One or more, sources not empty.
  ///   - configuration: Says which tokens frame a target.
  public init(
    _ pairs: some Collection<SequencePair>,
    for configuration: EncoderDecoderConfiguration
  ) {
    let padded = PaddedSources(pairs.map(\.source))
    (sources, lengths, batchSize) = (padded.tokens, padded.lengths, padded.lengths.count)
    let time = (pairs.map(\.target.count).max() ?? 0) + 1
    var (inputs, labels) = ([Int32](), [Int32]())
    for pair in pairs {
      let padding = time - 1 - pair.target.count
      inputs += [configuration.startToken] + pair.target
      inputs += Array(repeating: configuration.endToken, count: padding)
      labels += pair.target + [configuration.endToken]
      labels += Array(repeating: -1, count: padding)
    }
    (self.inputs, self.labels) = (inputs, labels)
  }

  /// How many labels count.
  public var labelCount: Int { labels.count { $0 >= 0 } }
}

/// Sequences of different lengths in a rectangle.
struct PaddedSources {
  /// `[batch, positions]`, row by row.
  let tokens: [Int32]
  /// `[batch]`.
  let lengths: [Int]

  init(_ sources: [[Int32]]) {
    let longest = sources.map(\.count).max() ?? 0
    for source in sources where source.isEmpty {
      fatalError("EncoderDecoder: a source is empty: give each at least one token.")
    }
    tokens = sources.flatMap { $0 + Array(repeating: 0, count: longest - $0.count) }
    lengths = sources.map(\.count)
  }
}
