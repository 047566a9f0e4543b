import Autograd
import LanguageModels
import NeuralNetworks
import Tensors
import Text

extension Workload {
  /// How much a training step holds.
  private struct Size {
    let batchSize: Int
    let contextLength: Int
    let layerCount: Int
    let headCount: Int
    let width: Int

    init(batch: Int, context: Int, layers: Int, heads: Int = 1, width: Int) {
      (batchSize, contextLength) = (batch, context)
      (layerCount, headCount, self.width) = (layers, heads, width)
    }
  }

  private var size: Size {
    switch self {
    case .gptMicro: Size(batch: 12, context: 64, layers: 2, heads: 2, width: 64)
    case .gptLong: Size(batch: 4, context: 512, layers: 4, heads: 4, width: 128)
    case .gptBaby: Size(batch: 8, context: 256, layers: 6, heads: 6, width: 384)
    case .generate: Size(batch: 1, context: 256, layers: 4, heads: 4, width: 128)
    case .lstm: Size(batch: 50, context: 50, layers: 2, width: 128)
    case .rnn, .gru: Size(batch: 50, context: 50, layers: 1, width: 128)
    default: Size(batch: 12, context: 64, layers: 4, heads: 4, width: 128)
    }
  }

  /// Parts of a batch that run side by side: enough for two cores, and the sums stay few.
  private static let shardCount = 2

  /// Trains a transformer, or samples from one.
  func measureTransformer(on corpus: Corpus, seconds: Double, threads: Int) throws -> Rates {
    let tokenizer = try CharacterTokenizer(learningFrom: corpus.text)
    var generator = SeededGenerator(seed: 0)
    var parameters = Parameters()
    let model = Transformer(
      TransformerConfiguration(
        vocabularySize: tokenizer.vocabularySize, contextLength: size.contextLength,
        layerCount: size.layerCount, headCount: size.headCount, width: size.width),
      in: &parameters, using: &generator)
    if self == .generate {
      return Rates(seconds: seconds, warmup: 1) {
        var decoder = TransformerDecoder(model, parameters: parameters)
        return decoder.generate(after: [0], count: 255, using: &generator).count
      }
    }
    return try train(
      &parameters, on: tokenizer.encode(corpus.text), seconds: seconds, threads: threads
    ) { inputs, batchSize, tape in
      model(inputs, batchSize: batchSize, on: tape)  // [B, T, V]
    }
  }

  /// Trains a recurrent network from a state of zeros.
  func measureRecurrent(on corpus: Corpus, seconds: Double, threads: Int) throws -> Rates {
    let cell: RecurrentCell = self == .rnn ? .rnn : self == .gru ? .gru : .lstm
    let tokenizer = try CharacterTokenizer(learningFrom: corpus.text)
    var generator = SeededGenerator(seed: 0)
    var parameters = Parameters()
    let model = RecurrentLanguageModel(
      RecurrentConfiguration(
        cell: cell, vocabularySize: tokenizer.vocabularySize, embeddingWidth: size.width,
        width: size.width, layerCount: size.layerCount),
      in: &parameters, using: &generator)
    return try train(
      &parameters, on: tokenizer.encode(corpus.text), seconds: seconds, threads: threads
    ) { inputs, batchSize, tape in
      model(inputs, batchSize: batchSize, on: tape).logits  // [B, T, V]
    }
  }

  /// Times whole training steps on windows from anywhere in a text.
  private func train(
    _ parameters: inout Parameters, on tokens: [Int32], seconds: Double, threads: Int,
    model: @escaping NextTokenModel
  ) throws -> Rates {
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
