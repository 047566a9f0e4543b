import Autograd
import Experiments
import LanguageModels
import Text

/// What the steps share: the text, and the three models once they are trained.
final class RecurrentExperiment: Experiment<Configuration, RecurrentExperiment.Stream> {
  enum Stream: UInt64, RandomStream {
    case toy = 1
    case weights, samples, words, windows
  }

  typealias Trained = TrainedModel<RecurrentLanguageModel>

  /// The trained models, with what they were at some moments, the first before training.
  @FromStep("train") var trained: Results<RecurrentCell, Trained>

  @FromStep("prepare") private(set) var text: CharacterCorpus
  /// The training text, side by side.
  @FromStep("prepare") private(set) var streams: TextStreams
  /// All held-out text.
  @FromStep("prepare") private(set) var heldOut: TextStreams
  /// Its beginning, for the points of a curve.
  @FromStep("prepare") private(set) var curveText: TextStreams
  /// The text that the pictures show.
  @FromStep("prepare") private(set) var shown: ShownText

  /// Reads the corpus and the text to look at, before anything is trained.
  func prepare(corpus file: String?, text chosen: String?) throws {
    text = try CharacterCorpus(readCorpus(file).split)
    let length = configuration.windowLength
    // A window for each shard at least, or a sentence that says so.
    _ = try text.windows(contextLength: Trainer.shardCount * length, limit: nil)
    streams = try TextStreams(
      tokens: text.training,
      batchSize: min(configuration.streamCount, (text.training.count - 1) / length),
      windowLength: length)
    heldOut = try longStreams(configuration.validationLimit)
    curveText = try longStreams(configuration.curveLength)
    shown = try ShownText(chosen, usual: nil, openingOf: configuration.stripLength, in: text)
  }

  /// Held-out text in streams of a thousand characters and more, so that hardly any prediction lacks a past.
  private func longStreams(_ limit: Int?) throws(CorpusError) -> TextStreams {
    let tokens = Array(text.validation.prefix(limit ?? text.validation.count))
    return try TextStreams(
      tokens: tokens, batchSize: min(64, max(1, (tokens.count - 1) / 1000)), windowLength: 250)
  }

  /// How a cell learns: fewer steps where the text is short.
  func plan(_ cell: RecurrentCell) -> TrainingPlan {
    var plan = configuration.plan
    plan.steps = min(plan.steps, configuration.passLimit * max(1, streams.fullWindowCount))
    plan.peakRate = configuration.peakRate(cell)
    plan.floorRate = plan.peakRate / 20
    return plan
  }

  /// The line under a figure's title: how large the models are, which text, how long trained.
  func subtitle(_ page: Page, _ what: Phrase = "") -> Phrase {
    func thousands(_ count: Int) -> Double { Double(count / 1000 * 1000) }
    let size = trained.all.map(\.parameters.count).max() ?? 0
    let read = plan(.lstm).steps * streams.batchSize * configuration.windowLength
    let how: Phrase = """
      \(thousands(size)) parameters each, \(corpus.title), \(thousands(read)) characters read; \
      \(page.note)
      """
    return what.isEmpty ? how : "\(what); \(how)"
  }
}
