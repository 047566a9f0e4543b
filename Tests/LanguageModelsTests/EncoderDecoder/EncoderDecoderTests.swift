import Autograd
import LanguageModels
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("The encoder-decoder")
struct EncoderDecoderTests {
  private static let small = EncoderDecoderConfiguration(
    sourceVocabularySize: 7, targetVocabularySize: 9, startToken: 7, endToken: 8,
    embeddingWidth: 4, encoderWidth: 6, decoderWidth: 8, attentionWidth: 5)

  /// Sequences of 2 to 5 tokens; the target is the source backwards.
  private static func pairs(
    _ count: Int, using generator: inout SeededGenerator
  ) -> [SequencePair] {
    (0..<count).map { _ in
      let source = (0..<Int.random(in: 2...5, using: &generator)).map { _ in
        Int32.random(in: 0..<7, using: &generator)
      }
      return SequencePair(source: source, target: source.reversed())
    }
  }

  @Test("The number of parameters is what the sizes say", arguments: [true, false])
  func parameterCount(hasAttention: Bool) {
    let configuration = hasAttention ? Self.small : Self.small.withoutAttention
    var generator = SeededGenerator(seed: 0)
    var parameters = Parameters()
    _ = EncoderDecoder(configuration, in: &parameters, using: &generator)
    #expect(parameters.count == configuration.parameterCount)
  }

  @Test("Without attention it has as many parameters, within one percent at the usual size")
  func equalSize() {
    let usual = EncoderDecoderConfiguration(
      sourceVocabularySize: 60, targetVocabularySize: 13, startToken: 11, endToken: 12)
    let plain = usual.withoutAttention
    #expect(plain.attentionWidth == nil)
    let ratio = Double(plain.parameterCount) / Double(usual.parameterCount)
    #expect(abs(ratio - 1) < 0.01)
  }

  @Test("Pairs are padded, shifted by the start token and closed by the end token")
  func batches() {
    let batch = SequencePairBatch(
      [SequencePair(source: [1, 2, 3], target: [4]), SequencePair(source: [5], target: [6, 2])],
      for: Self.small)
    #expect(batch.sources == [1, 2, 3, 5, 0, 0])
    #expect(batch.lengths == [3, 1])
    #expect(batch.inputs == [7, 4, 8, 7, 6, 2])
    #expect(batch.labels == [4, 8, -1, 6, 2, 8])
    #expect(batch.labelCount == 5)
    #expect(batch.batchSize == 2)
  }

  @Test("Logits are [batch, time, vocabulary], and padding changes none of them")
  func paddingIsIgnored() {
    var generator = SeededGenerator(seed: 1)
    for configuration in [Self.small, Self.small.withoutAttention] {
      var parameters = Parameters()
      let model = EncoderDecoder(configuration, in: &parameters, using: &generator)
      let short = SequencePair(source: [1, 2], target: [2, 1])
      let long = SequencePair(source: [3, 4, 5, 6, 0], target: [1, 2])
      let alone = parameters.withTape {
        model(SequencePairBatch([short], for: configuration), on: $0).tensor
      }
      let padded = parameters.withTape {
        model(SequencePairBatch([short, long], for: configuration), on: $0).tensor
      }
      #expect(padded.shape == [2, 3, 9])
      expectClose(Array(padded.elements[0..<27]), alone.elements, absolute: 1e-5)
    }
  }

  @Test("It learns to write backwards, and its alignment runs backwards too")
  func learnsToReverse() {
    var generator = SeededGenerator(seed: 2)
    var parameters = Parameters()
    let configuration = EncoderDecoderConfiguration(
      sourceVocabularySize: 7, targetVocabularySize: 9, startToken: 7, endToken: 8,
      embeddingWidth: 8, encoderWidth: 16, decoderWidth: 24, attentionWidth: 16)
    let model = EncoderDecoder(configuration, in: &parameters, using: &generator)
    let workers = Workers(threadCount: 1)
    let parallel = DataParallel(for: parameters, shardCount: 2)
    var optimizer = AdamW(AdamW.Configuration(weightDecay: 0), for: parameters)
    for _ in 0..<300 {
      let batches = (0..<2).map { _ in
        SequencePairBatch(Self.pairs(16, using: &generator), for: configuration)
      }
      let count = batches.reduce(0) { $0 + $1.labelCount }
      let loss = parallel.backward(parameters, workers: workers) { tape, shard in
        model(batches[shard], on: tape).softmaxCrossEntropy(
          labels: batches[shard].labels, divisor: count)
      }
      #expect(loss.isFinite)
      optimizer.update(&parameters, with: parallel, learningRate: 1e-2, workers: workers)
    }
    let fresh = Self.pairs(120, using: &generator)
    let sources = fresh.map(\.source)
    let written = model.translate(
      sources, maximumLength: 8, parameters: parameters, workers: workers)
    let right = zip(written, fresh).count { $0.tokens == $1.target }
    #expect(right >= 108)
    for (translation, pair) in zip(written, fresh) where translation.tokens == pair.target {
      #expect(translation.alignment.count == pair.target.count + 1)
      for row in translation.alignment {
        #expect(row.count == pair.source.count)
        expectClose(Float(row.reduce(0, +)), 1)
      }
    }
    let others = model.translate(
      sources, maximumLength: 8, parameters: parameters, workers: Workers(threadCount: 3))
    #expect(others.map(\.tokens) == written.map(\.tokens))
    #expect(others.map(\.alignment) == written.map(\.alignment))
  }

  @Test("What is cut off has one row of alignment for each token that was written")
  func cutOff() {
    var generator = SeededGenerator(seed: 3)
    var parameters = Parameters()
    let model = EncoderDecoder(Self.small, in: &parameters, using: &generator)
    let written = model.translate(
      [[1, 2, 3]], maximumLength: 2, parameters: parameters, workers: Workers(threadCount: 1))
    let ended = written[0].tokens.count < 2
    #expect(written[0].alignment.count == written[0].tokens.count + (ended ? 1 : 0))
  }
}
