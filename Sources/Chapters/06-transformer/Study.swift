import Autograd
import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors
import Text

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the steps share: the text, the threads, and the model once it is trained.
final class Study {
  let configuration: Configuration
  let workers: Workers
  let seed: UInt64

  private var text: StudyText?
  private var trainedModel: TrainedModel?
  private var smallModel: TrainedModel?

  /// What counting reaches on the held-out text.
  private(set) lazy var counts = data.countingLosses

  /// One random stream a purpose, so that no step depends on what another one draws.
  enum Stream: UInt64 {
    case weights = 1
    case batches, samples, words, sequences, masks, blanks
  }

  init(_ configuration: Configuration, threads: Int, seed: UInt64) {
    self.configuration = configuration
    self.seed = seed
    workers = Workers(threadCount: threads)
  }

  func generator(_ stream: Stream) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: stream.rawValue)
  }

  // MARK: - The text

  /// Reads the corpus and the text to look at.
  ///
  /// - Throws: `CorpusError` or `TokenizerError`, one sentence, before anything is trained.
  func read(corpus path: String?, probe: String?) throws {
    text = try StudyText(
      corpus: CorpusSplit.load(file: path, environment: ProcessInfo.processInfo.environment),
      isDefault: path == nil, probe: probe, contextLength: configuration.main.contextLength,
      validationLimit: configuration.validationLimit)
  }

  var data: StudyText {
    guard let text else { fatalError("Study: the corpus must be read before the steps run.") }
    return text
  }

  var probe: String { data.probe }

  /// The corpus as the run's record names it.
  var corpusOption: OptionValue {
    .file(path: data.name, bytes: Array((data.split.training + data.split.validation).utf8))
  }

  // MARK: - The models

  var trained: TrainedModel {
    get {
      guard let trainedModel else { fatalError("Study: the step needs the one that trains.") }
      return trainedModel
    }
    set { trainedModel = newValue }
  }

  /// The small model with all parts, which two steps compare with: trained by the first that asks.
  func small(_ page: Page) throws -> TrainedModel {
    if let smallModel { return smallModel }
    let model = try trainSmall(Ablation.variants[0], page)
    smallModel = model
    return model
  }

  /// The mean loss over all held-out text, in nats a character.
  func validationLoss(_ model: Transformer, _ parameters: Parameters, every stride: Int = 1)
    -> Double
  {
    meanLoss(over: data.windows, every: stride, parameters, workers: workers, model: model)
  }

  /// The line under a figure's title: which model, which text, how long trained.
  func subtitle(_ model: TrainedModel, _ page: Page) -> Phrase {
    "\(model.recipe.sizeText); \(data.title), "
      + "\(Format.number(Double(model.recipe.iterations))) iterations; \(page.note)"
  }
}

/// A model with its learned numbers.
struct TrainedModel {
  let model: Transformer
  var parameters: Parameters
  let recipe: TrainingRecipe
  /// The loss over all held-out text, in nats a token.
  var validationLoss = Double.nan
  /// The numbers as they were at some moments of the training.
  var snapshots: [Snapshot] = []
}

/// A model at one moment of its training.
struct Snapshot {
  let iteration: Int
  let parameters: Parameters
}
