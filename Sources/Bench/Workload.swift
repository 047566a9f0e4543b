import ArgumentParser
import Autograd
import LanguageModels
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
  /// Skip-gram with negative sampling, five times through the text.
  case word2vec
  /// Learning byte pairs from the text, and encoding it.
  case bpe
  /// t-SNE of 1,000 points.
  case tsne
  /// A small convolutional network on pictures of 28 x 28 pixels.
  case convnet
  /// Counting runs of characters, and predicting with Kneser-Ney.
  case kneserNey = "kneser-ney"

  /// The model that trains or generates, or nil where none does.
  private var size: ModelSize? {
    switch self {
    case .gptMicro: ModelSize(batch: 12, context: 64, layers: 2, heads: 2, width: 64)
    case .gptSmall: ModelSize(batch: 12, context: 64, layers: 4, heads: 4, width: 128)
    case .gptLong: ModelSize(batch: 4, context: 512, layers: 4, heads: 4, width: 128)
    case .gptBaby: ModelSize(batch: 8, context: 256, layers: 6, heads: 6, width: 384)
    case .generate: ModelSize(batch: 1, context: 256, layers: 4, heads: 4, width: 128)
    case .rnn, .gru: ModelSize(batch: 50, context: 50, layers: 1, width: 128)
    case .lstm: ModelSize(batch: 50, context: 50, layers: 2, width: 128)
    case .word2vec, .bpe, .tsne, .convnet, .kneserNey: nil
    }
  }

  /// Whether it trains on a tape, which a profile can look into.
  var isTraining: Bool { size != nil && self != .generate }

  /// Prepares the training of a model, with windows of `context` tokens or the workload's own; nil
  /// where nothing is trained.
  func training(on corpus: Corpus, threads: Int, context: Int? = nil) throws -> TrainingWork? {
    guard isTraining, var size else { return nil }
    size.contextLength = context ?? size.contextLength
    let tokenizer = try CharacterTokenizer(learningFrom: corpus.text)
    var parameters = Parameters()
    let model: any LanguageModel =
      if let cell {
        size.recurrent(cell, vocabularySize: tokenizer.vocabularySize, in: &parameters)
      } else {
        size.transformer(vocabularySize: tokenizer.vocabularySize, in: &parameters)
      }
    return try TrainingWork(
      size, on: tokenizer.encode(corpus.text), parameters: parameters, threads: threads,
      model: model)
  }

  private var cell: RecurrentCell? {
    switch self {
    case .rnn: .rnn
    case .gru: .gru
    case .lstm: .lstm
    default: nil
    }
  }

  /// Measures tokens a second of a model that reads and writes one character at a time.
  func measureGeneration(seconds: Double, on corpus: Corpus) throws -> Rates {
    guard let size else { fatalError("measureGeneration: \(self) has no model.") }
    let tokenizer = try CharacterTokenizer(learningFrom: corpus.text)
    var generator = SeededGenerator(seed: 1)
    var parameters = Parameters()
    let model = size.transformer(vocabularySize: tokenizer.vocabularySize, in: &parameters)
    return Rates(seconds: seconds, warmup: 1) {
      var decoder = TransformerDecoder(model, parameters: parameters)
      return Double(decoder.generate(after: [0], count: 255, using: &generator).count)
    }
  }
}
