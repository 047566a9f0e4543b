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

/// What the steps share: the text, the threads, and the models once they are trained.
final class Study {
  let configuration: Configuration
  let workers: Workers
  let seed: UInt64

  private var text: StudyText?
  private var models: [TrainedModel] = []

  /// One random stream a purpose, so that no step depends on what another one draws.
  enum Stream: UInt64 {
    case toy = 1
    case weights, samples, words, windows
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
      CorpusSplit.load(file: path, environment: ProcessInfo.processInfo.environment),
      isDefault: path == nil, probe: probe, configuration)
  }

  var data: StudyText {
    guard let text else { fatalError("Study: the corpus must be read before the steps run.") }
    return text
  }

  var probe: String { data.probe }

  /// The corpus as the run's record names it.
  var corpusOption: OptionValue {
    let split = data.corpus.split
    return .file(path: split.name, bytes: Array((split.training + split.validation).utf8))
  }

  // MARK: - The models

  /// How many steps each model takes: fewer where the text is short.
  var iterations: Int {
    let pass = max(1, data.streams.fullWindowCount)
    return min(configuration.iterations, configuration.passLimit * pass)
  }

  /// The trained models: RNN, GRU, LSTM.
  var trained: [TrainedModel] {
    get {
      guard !models.isEmpty else { fatalError("Study: the step needs the one that trains.") }
      return models
    }
    set { models = newValue }
  }

  /// The trained model of a cell.
  func trained(_ cell: RecurrentCell) -> TrainedModel {
    guard let model = trained.first(where: { $0.cell == cell }) else {
      fatalError("Study: no \(cell.name) is trained.")
    }
    return model
  }

  /// The line under a figure's title: how large the models are, which text, how long trained.
  func subtitle(_ page: Page, _ what: Phrase = "") -> Phrase {
    let size = trained.map(\.parameters.count).max() ?? 0
    let tokens =
      iterations * data.streams.batchSize * configuration.windowLength
    func thousands(_ count: Int) -> String { Format.number(Double(count / 1000 * 1000)) }
    return "\(what.isEmpty ? "" : what + "; ")\(thousands(size)) parameters each, "
      + "\(data.title), \(thousands(tokens)) characters read; \(page.note)"
  }
}

/// A model with its learned numbers.
struct TrainedModel {
  let model: RecurrentLanguageModel
  let parameters: Parameters
  /// The loss over all held-out text, in nats a character.
  let validationLoss: Double
  /// The numbers as they were at some moments of the training, the first before it.
  let snapshots: [Snapshot]

  var cell: RecurrentCell { model.configuration.cell }
  var colour: Colour { cell.colour }
}

/// A model at one moment of its training.
struct Snapshot {
  let iteration: Int
  let parameters: Parameters
}

extension RecurrentCell {
  /// The cell's colour in all chapters.
  var colour: Colour {
    switch self {
    case .rnn: ModelColour.rnn.colour
    case .gru: ModelColour.gru.colour
    case .lstm: ModelColour.lstm.colour
    }
  }
}
