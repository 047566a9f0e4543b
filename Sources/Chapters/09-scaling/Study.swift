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

/// What the steps share: the text, the threads, and the models once they are trained.
final class Study {
  let configuration: Configuration
  let workers: Workers
  let seed: UInt64

  /// Models of step `sizes`, `[width][amount][run]`.
  var trained: [[[TrainedModel]]] = []
  private var text: ScalingText?

  /// One random stream a purpose, so that no step depends on what another one draws.
  enum Stream: UInt64 {
    case weights = 1
    case batches
  }

  init(_ configuration: Configuration, threads: Int, seed: UInt64) {
    self.configuration = configuration
    self.seed = seed
    workers = Workers(threadCount: threads)
  }

  func generator(_ stream: Stream, run: Int) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: stream.rawValue + 1000 * UInt64(run))
  }

  /// Reads the corpus.
  ///
  /// - Throws: `CorpusError`, one sentence, before anything is trained.
  func read(corpus path: String?) throws {
    text = try ScalingText(
      corpus: CorpusSplit.load(file: path, environment: ProcessInfo.processInfo.environment),
      isDefault: path == nil, configuration)
  }

  var data: ScalingText {
    guard let text else { fatalError("Study: the corpus must be read before the steps run.") }
    return text
  }

  /// The corpus as the run's record names it.
  var corpusOption: OptionValue {
    .file(path: data.name, bytes: Array((data.split.training + data.split.validation).utf8))
  }
}

/// A model with its learned numbers, as they were at the best moment.
struct TrainedModel: Sendable {
  let model: Transformer
  var parameters: Parameters
  /// The loss over the part of the held-out text that had no say in it, in nats a byte.
  var loss = Double.nan
  /// The moments of its training: bytes read, the loss on what it learned from, and held out.
  var moments: [Moment] = []

  struct Moment: Sendable {
    let read: Double
    let training: Double
    let heldOut: Double
  }

  /// Without the tables of tokens and positions, as is usual in scaling laws: they grow with the
  /// vocabulary and not with what is learned about the language.
  var sizeWithoutTables: Int {
    let shape = model.configuration
    return parameters.count - (shape.vocabularySize + shape.contextLength) * shape.width
  }
}
