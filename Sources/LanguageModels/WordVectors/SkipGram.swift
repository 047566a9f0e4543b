import Tensors
import Text

/// Word vectors in training: skip-gram with negative sampling, what Word2Vec is known for.
///
/// Each word's vector learns to tell the words that stand near it from words drawn by chance. One
/// thread does the steps one after the other, as the plain algorithm says, while another cuts the next
/// pairs from the text: the same seed gives the same vectors on any number of threads.
///
/// ```swift
/// var model = SkipGram(corpus, SkipGramConfiguration(), using: &generator)
/// while model.train(workers: workers) {}
/// let vectors = model.vectors
/// ```
///
/// - Reference: ["Distributed Representations of Words and Phrases and their
///   Compositionality"](https://arxiv.org/abs/1310.4546).
public struct SkipGram: Sendable {
  /// How it learns.
  public let configuration: SkipGramConfiguration
  /// The words, the most frequent first.
  public let words: [String]
  /// How often each word occurs.
  public let counts: [Int]
  /// How many words of the text have been read, each time that it was.
  public private(set) var wordsRead = 0
  /// How many words will have been read at the end.
  public let wordsToRead: Int

  private let stride: Int
  private var input: Tensor  // [words, stride]
  private var output: Tensor  // [words, stride]
  private var reader: SkipGramReader
  private var block = SkipGramBlock()
  private var nextBlock = SkipGramBlock()
  private var probe = SkipGramBlock()
  private let logistic = Kernels.logisticTable()

  /// Gives every word a small random vector, as gensim does: uniform within 0.5 / width of 0.
  ///
  /// - Parameters:
  ///   - corpus: What to learn from; it has at least two words.
  ///   - configuration: How to learn.
  ///   - generator: The source of all chance.
  /// - Precondition: Sizes are positive.
  public init(
    _ corpus: WordCorpus, _ configuration: SkipGramConfiguration,
    using generator: inout some RandomNumberGenerator
  ) {
    guard configuration.width > 0, configuration.window > 0, configuration.negativeCount > 0,
      configuration.epochs > 0
    else {
      fatalError("SkipGram: width, window, negatives and epochs must be at least 1.")
    }
    self.configuration = configuration
    words = corpus.words
    counts = corpus.counts
    wordsToRead = configuration.epochs * corpus.tokens.count
    let width = configuration.width
    stride = (width + 15) / 16 * 16
    input = Tensor(Shape(corpus.words.count, stride))
    output = Tensor(Shape(corpus.words.count, stride))
    let rows = stride
    input.withUnsafeMutablePointer { p in
      for word in corpus.words.indices {
        for i in 0..<width {
          p[word * rows + i] = (Float.uniform(using: &generator) - 0.5) / Float(width)
        }
      }
    }
    var probing = SkipGramReader(
      corpus, configuration, isSpread: true, generator: SeededGenerator(seed: generator.next()))
    probing.read(into: &probe)
    reader = SkipGramReader(
      corpus, configuration, generator: SeededGenerator(seed: generator.next()))
    reader.read(into: &nextBlock)
  }

  /// Learns from the next thousand words or so, at the learning rate of this moment.
  ///
  /// - Parameter workers: The threads: one learns, and one more may read ahead.
  /// - Returns: Whether there is more to read.
  public mutating func train(workers: Workers) -> Bool {
    guard wordsRead < wordsToRead else { return false }
    swap(&block, &nextBlock)
    let rate = learningRate
    let current = block
    input.withUnsafeMutablePointer { input in
      output.withUnsafeMutablePointer { output in
        withUnsafeMutablePointer(to: &reader) { reader in
          withUnsafeMutablePointer(to: &nextBlock) { nextBlock in
            workers.run(
              2,
              SkipGramWork(
                input: input, output: output, width: stride, block: current,
                targetCount: configuration.negativeCount + 1, rate: rate, logistic: logistic,
                reader: reader, nextBlock: nextBlock))
          }
        }
      }
    }
    wordsRead += current.wordCount
    return wordsRead < wordsToRead
  }

  /// The learning rate of this moment: it falls evenly with the words read.
  public var learningRate: Float {
    let done = Float(wordsRead) / Float(max(wordsToRead, 1))
    return configuration.startRate - done * (configuration.startRate - configuration.endRate)
  }

  /// The mean loss in nats over about a thousand words taken from all parts of the text, with
  /// negatives drawn once.
  ///
  /// It begins at `(1 + negatives) ln 2`, and is no measure of how good the vectors are: it only
  /// shows that they learn.
  public var probeLoss: Double {
    input.withUnsafePointer { input in
      output.withUnsafePointer { output in
        Kernels.skipGramLoss(
          input: input, output: output, width: stride, words: probe.words,
          targets: probe.targets, pairCount: probe.pairCount,
          targetCount: configuration.negativeCount + 1)
      }
    }
  }

  /// The words' vectors as they are now, `[words, width]`.
  public var vectors: WordVectors {
    WordVectors(words: words, vectors: input.columns(0..<configuration.width))
  }
}

/// Learning from one block, which is piece 0, while piece 1 reads the next one.
private struct SkipGramWork: PieceWork {
  let input: UnsafeMutablePointer<Float>
  let output: UnsafeMutablePointer<Float>
  let width: Int
  let block: SkipGramBlock
  let targetCount: Int
  let rate: Float
  let logistic: [Float]
  let reader: UnsafeMutablePointer<SkipGramReader>
  let nextBlock: UnsafeMutablePointer<SkipGramBlock>

  func callAsFunction(_ piece: Int) {
    if piece == 1 {
      reader.pointee.read(into: &nextBlock.pointee)
    } else {
      Kernels.skipGram(
        input: input, output: output, width: width, words: block.words, targets: block.targets,
        pairCount: block.pairCount, targetCount: targetCount, rate: rate, logistic: logistic)
    }
  }
}
