import ArgumentParser
import Autograd
import LanguageModels
import NeuralNetworks
import Tensors
import Text

/// A piece of work of a fixed size.
enum Workload: String, CaseIterable, ExpressibleByArgument {
  /// 2 layers, width 64: the size of a chapter's small trials.
  case gptMicro = "gpt-micro"
  /// nanoGPT's recipe for a CPU.
  case gptSmall = "gpt-small"
  /// The same with a context eight times as long.
  case gptLong = "gpt-long"
  /// nanoGPT's character model, at a batch that fits a laptop.
  case gptBaby = "gpt-baby"
  /// Sampling 255 characters with a key/value cache.
  case generate
  /// Skip-gram with negative sampling, five times through the text.
  case word2vec
  /// t-SNE of 1,000 points.
  case tsne

  /// What a rate counts.
  var unit: String {
    switch self {
    case .word2vec: "words/s"
    case .tsne: "points/s"
    default: "tokens/s"
    }
  }

  /// How much a training step holds.
  private struct Size {
    let batchSize: Int
    let contextLength: Int
    let layerCount: Int
    let headCount: Int
    let width: Int

    init(batch: Int, context: Int, layers: Int, heads: Int, width: Int) {
      (batchSize, contextLength) = (batch, context)
      (layerCount, headCount, self.width) = (layers, heads, width)
    }
  }

  private var size: Size {
    switch self {
    case .gptMicro: Size(batch: 12, context: 64, layers: 2, heads: 2, width: 64)
    case .gptSmall: Size(batch: 12, context: 64, layers: 4, heads: 4, width: 128)
    case .gptLong: Size(batch: 4, context: 512, layers: 4, heads: 4, width: 128)
    case .gptBaby: Size(batch: 8, context: 256, layers: 6, heads: 6, width: 384)
    case .generate, .word2vec, .tsne:
      Size(batch: 1, context: 256, layers: 4, heads: 4, width: 128)
    }
  }

  /// Parts of a batch that run side by side: enough for two cores, and the sums stay few.
  private static let shardCount = 2

  /// Measures units a second.
  func measure(on corpus: Corpus, seconds: Double, threads: Int) throws -> Rates {
    switch self {
    case .word2vec:
      return try measureWordVectors(on: corpus, seconds: seconds, threads: threads)
    case .tsne: return measureNeighbourMap(seconds: seconds, threads: threads)
    default: return try measureTransformer(on: corpus, seconds: seconds, threads: threads)
    }
  }

  private func measureTransformer(
    on corpus: Corpus, seconds: Double, threads: Int
  ) throws -> Rates {
    let tokenizer = try CharacterTokenizer(learningFrom: corpus.text)
    var generator = SeededGenerator(seed: 0)
    var parameters = Parameters()
    let configuration = TransformerConfiguration(
      vocabularySize: tokenizer.vocabularySize, contextLength: size.contextLength,
      layerCount: size.layerCount, headCount: size.headCount, width: size.width)
    let model = Transformer(configuration, in: &parameters, using: &generator)
    if self == .generate {
      return Rates(seconds: seconds, warmup: 1) {
        var decoder = TransformerDecoder(model, parameters: parameters)
        return decoder.generate(after: [0], count: 255, using: &generator).count
      }
    }
    let sampler = try BatchSampler(
      tokens: tokenizer.encode(corpus.text), batchSize: size.batchSize,
      contextLength: size.contextLength)
    var batch = sampler.next(using: &generator)
    let workers = Workers(threadCount: threads)
    let parallel = DataParallel(for: parameters, shardCount: Self.shardCount)
    var optimizer = AdamW(for: parameters)
    return Rates(seconds: seconds, warmup: 5) {
      sampler.next(into: &batch, using: &generator)
      _ = parallel.backward(batch, parameters, workers: workers) { inputs, batchSize, tape in
        model(inputs, batchSize: batchSize, on: tape)  // [B, T, V]
      }
      optimizer.update(&parameters, with: parallel, learningRate: 1e-3, workers: workers)
      return batch.tokenCount
    }
  }
}
