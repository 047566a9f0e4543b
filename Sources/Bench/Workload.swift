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
  /// A plain recurrent network, 1 layer, width 128, 50 steps.
  case rnn
  /// The same with gated units.
  case gru
  /// Two layers of long short-term memory: char-rnn's default.
  case lstm

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
    case .generate: Size(batch: 1, context: 256, layers: 4, heads: 4, width: 128)
    case .rnn, .gru: Size(batch: 50, context: 50, layers: 1, heads: 1, width: 128)
    case .lstm: Size(batch: 50, context: 50, layers: 2, heads: 1, width: 128)
    }
  }

  /// Parts of a batch that run side by side: enough for two cores, and the sums stay few.
  private static let shardCount = 2

  /// Measures tokens a second.
  func measure(on corpus: Corpus, seconds: Double, threads: Int) throws -> Rates {
    let tokenizer = try CharacterTokenizer(learningFrom: corpus.text)
    let vocabularySize = tokenizer.vocabularySize
    var generator = SeededGenerator(seed: 0)
    var parameters = Parameters()
    if let cell = RecurrentCell(rawValue: rawValue) {
      let model = RecurrentLanguageModel(
        RecurrentConfiguration(
          cell: cell, vocabularySize: vocabularySize, embeddingWidth: size.width,
          width: size.width, layerCount: size.layerCount),
        in: &parameters, using: &generator)
      return try train(
        parameters, on: tokenizer.encode(corpus.text), seconds: seconds, threads: threads
      ) { inputs, batchSize, tape in
        model(inputs, batchSize: batchSize, on: tape).logits  // [B, T, V]
      }
    }
    let model = Transformer(
      TransformerConfiguration(
        vocabularySize: vocabularySize, contextLength: size.contextLength,
        layerCount: size.layerCount, headCount: size.headCount, width: size.width),
      in: &parameters, using: &generator)
    if self == .generate {
      return Rates(seconds: seconds, warmup: 1) {
        var decoder = TransformerDecoder(model, parameters: parameters)
        return decoder.generate(after: [0], count: 255, using: &generator).count
      }
    }
    return try train(
      parameters, on: tokenizer.encode(corpus.text), seconds: seconds, threads: threads
    ) { inputs, batchSize, tape in
      model(inputs, batchSize: batchSize, on: tape)  // [B, T, V]
    }
  }

  /// Times whole training steps on windows from anywhere in a text.
  private func train(
    _ initial: Parameters, on tokens: [Int32], seconds: Double, threads: Int,
    model: @escaping NextTokenModel
  ) throws -> Rates {
    var parameters = initial
    var generator = SeededGenerator(seed: 1)
    let sampler = try BatchSampler(
      tokens: tokens, batchSize: size.batchSize, contextLength: size.contextLength)
    var batch = sampler.next(using: &generator)
    let workers = Workers(threadCount: threads)
    let parallel = DataParallel(for: parameters, shardCount: Self.shardCount)
    var optimizer = AdamW(for: parameters)
    return Rates(seconds: seconds, warmup: 5) {
      sampler.next(into: &batch, using: &generator)
      _ = parallel.backward(batch, parameters, workers: workers, model: model)
      optimizer.update(&parameters, with: parallel, learningRate: 1e-3, workers: workers)
      return batch.tokenCount
    }
  }
}
