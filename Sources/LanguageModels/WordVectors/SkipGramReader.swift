import Tensors
import Text

/// Reads a text over and over, and cuts it into blocks of pairs.
///
/// All chance of the training after its start is here: which words are left out, how wide each window
/// is, which negatives are drawn. It comes from one generator in the order of the text, so that blocks
/// are the same however many threads work on them.
struct SkipGramReader: Sendable {
  private let tokens: [Int32]
  private let sentences: [Range<Int>]
  private let window: Int
  private let negativeCount: Int
  private let negatives: AliasTable
  /// The chance of each word to be kept, of 2^32; empty where all are.
  private let keep: [UInt64]
  private var generator: SeededGenerator
  private var nextSentence = 0
  private var kept: [Int32] = []

  /// The words that a block covers: a millisecond of work, and small enough for a core's cache.
  static let blockLength = 1000

  /// Starts at the beginning of a text.
  ///
  /// - Parameters:
  ///   - corpus: The text.
  ///   - configuration: How wide windows are, and how many negatives a pair has.
  ///   - isSpread: Whether a block shall be taken from the whole length of the text, by leaving out
  ///     sentences.
  ///   - generator: The source of all chance.
  init(
    _ corpus: WordCorpus, _ configuration: SkipGramConfiguration, isSpread: Bool = false,
    generator: SeededGenerator
  ) {
    tokens = corpus.tokens
    let step = isSpread ? max(1, corpus.tokens.count / Self.blockLength) : 1
    let filled = corpus.sentences.filter { !$0.isEmpty }
    sentences = filled.indices.filter { $0 % step == 0 }.map { filled[$0] }
    window = configuration.window
    negativeCount = configuration.negativeCount
    // Rare words are drawn more often than they occur, as Mikolov et al. found best.
    negatives = AliasTable(weights: corpus.counts.map { threeQuarterPower(of: Double($0)) })
    let total = Double(corpus.tokens.count)
    keep =
      configuration.subsampling.map { share in
        corpus.counts.map { count in
          let ratio = share * total / Double(count)
          return UInt64(min(ratio.squareRoot() + ratio, 1) * 0x1p32)
        }
      } ?? []
    self.generator = generator
  }

  /// Fills a block with the next sentences of the text, and starts again at its end.
  mutating func read(into block: inout SkipGramBlock) {
    block.removeAll()
    while block.wordCount < Self.blockLength {
      let sentence = sentences[nextSentence]
      nextSentence = nextSentence + 1 == sentences.count ? 0 : nextSentence + 1
      block.wordCount += sentence.count
      kept.removeAll(keepingCapacity: true)
      for token in tokens[sentence] where isKept(token) { kept.append(token) }
      addPairs(to: &block)
      if nextSentence == 0 { return }
    }
  }

  private mutating func isKept(_ token: Int32) -> Bool {
    guard !keep.isEmpty else { return true }
    return generator.next() &>> 32 < keep[Int(token)]
  }

  /// Pairs each word with those in its window.
  private mutating func addPairs(to block: inout SkipGramBlock) {
    for centre in kept.indices {
      let reach = 1 + Int(((generator.next() &>> 32) &* UInt64(window)) &>> 32)
      let word = kept[centre]
      for near in max(0, centre - reach)...min(kept.count - 1, centre + reach) where near != centre
      {
        block.words.append(kept[near])
        block.targets.append(word)
        for _ in 0..<negativeCount {
          var negative = negatives.draw(using: &generator)
          while negative == word { negative = negatives.draw(using: &generator) }
          block.targets.append(negative)
        }
      }
    }
  }
}

/// x to the power of 0.75.
private func threeQuarterPower(of x: Double) -> Double { (x * x.squareRoot()).squareRoot() }
