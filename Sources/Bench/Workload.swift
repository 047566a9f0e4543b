import ArgumentParser
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
  /// t-SNE of 1,000 points.
  case tsne
  /// A small convolutional network on pictures of 28 x 28 pixels.
  case convnet
  /// Counting runs of characters, and predicting with Kneser-Ney.
  case kneserNey = "kneser-ney"

  /// What a rate counts.
  var unit: String {
    switch self {
    case .word2vec: "words/s"
    case .tsne: "points/s"
    case .convnet: "pictures/s"
    case .kneserNey: "characters/s"
    default: "tokens/s"
    }
  }

  /// Measures units a second.
  func measure(on corpus: Corpus, seconds: Double, threads: Int) throws -> Rates {
    switch self {
    case .word2vec: try measureWordVectors(on: corpus, seconds: seconds, threads: threads)
    case .tsne: measureNeighbourMap(seconds: seconds, threads: threads)
    case .convnet: measureConvolution(seconds: seconds, threads: threads)
    case .kneserNey: try measureCounting(on: corpus, seconds: seconds)
    case .rnn, .gru, .lstm: try measureRecurrent(on: corpus, seconds: seconds, threads: threads)
    default: try measureTransformer(on: corpus, seconds: seconds, threads: threads)
    }
  }
}
