import Autograd
import LanguageModels
import Notebook
import Tensors
import Text

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the steps share: the text, the threads, and what earlier steps found.
final class Study {
  let configuration: Configuration
  let workers: Workers
  let seed: UInt64

  /// Models of step `learning`, by kind, one a seed.
  var learned: [ModelKind: [TrainedModel]] = [:]
  /// Shares of right answers of step `recall` at the longest distance, by kind, one a seed.
  var longRecall: [ModelKind: [Double]] = [:]
  /// The largest learning rate of each model on text, from the search.
  var textRates = SearchedRates.text
  /// The same on recall.
  var recallRates = SearchedRates.recall
  private var text: ComparisonText?

  /// One random stream a purpose, so that no step depends on what another one draws.
  enum Stream: UInt64 {
    case weights = 1
    case batches, recallWeights, recallBatches, recallTests, timing
  }

  init(_ configuration: Configuration, threads: Int, seed: UInt64) {
    self.configuration = configuration
    self.seed = seed
    workers = Workers(threadCount: threads)
  }

  /// A stream of one of the runs that the bands are over.
  func generator(_ stream: Stream, run: Int = 0) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: stream.rawValue + 1000 * UInt64(run))
  }

  /// Reads the corpus and the sentence to look at.
  ///
  /// - Throws: `CorpusError` or `TokenizerError`, one sentence, before anything is trained.
  func read(corpus path: String?, sentence: String?) throws {
    text = try ComparisonText(
      corpus: CorpusSplit.load(file: path, environment: ProcessInfo.processInfo.environment),
      isDefault: path == nil, sentence: sentence, contextLength: configuration.contextLength,
      validationLimit: configuration.validationLimit)
  }

  var data: ComparisonText {
    guard let text else { fatalError("Study: the corpus must be read before the steps run.") }
    return text
  }

  /// The sentence as a text.
  var sentence: String { data.tokenizer.displayText(of: data.sentence) }

  /// The corpus as the run's record names it.
  var corpusOption: OptionValue {
    .file(path: data.name, bytes: Array((data.split.training + data.split.validation).utf8))
  }

  /// The seeds of a comparison, in words.
  func seedsText(_ page: Page) -> String { "\(configuration.seedCount) runs; \(page.note)" }
}

/// A model with its learned numbers.
struct TrainedModel: Sendable {
  let contender: Contender
  var parameters: Parameters
  /// The loss over all held-out text, in nats a token.
  var validationLoss = Double.nan
}
