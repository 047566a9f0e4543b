import Experiments
import LanguageModels
import Tensors
import Text

/// What the steps share: the text, and what earlier steps found.
final class Comparison: Experiment<Configuration, Comparison.Stream> {
  enum Stream: UInt64, RandomStream {
    case weights = 1
    case batches, recallWeights, recallBatches, recallTests, timing, longerWeights, longerBatches
  }

  typealias Trained = TrainedModel<any LanguageModel>

  /// The three that compete.
  static let kinds: [ModelKind] = [.rnn, .lstm, .transformer]

  /// The models that have read text, one a run.
  @FromStep("learning") var learned: Results<ModelKind, [Trained]>
  /// Fractions of right answers at the longest distance, one a run.
  @FromStep("recall") var longRecall: Results<ModelKind, [Double]>
  /// The largest learning rate of each, on text and on recall.
  var rates = SearchedRates()

  @FromStep("prepare") private(set) var text: CharacterCorpus
  @FromStep("prepare") private(set) var windows: ConsecutiveWindows
  /// The sentence that the pictures show, at most a context long.
  @FromStep("prepare") private(set) var sentence: [Int32]

  /// Held out (Psalm 42), in no other place of the Bible, fits the context, and repeats a rare word,
  /// so that looking back can help.
  static let defaultSentence: String =
    "As the hart panteth after the water brooks, so panteth my soul"

  /// Reads the corpus and the sentence to look at, before anything is trained.
  func prepare(corpus file: String?, sentence chosen: String?) throws {
    let corpus = try readCorpus(file)
    text = try CharacterCorpus(corpus.split)
    let length = configuration.contextLength
    windows = try text.windows(contextLength: length, limit: configuration.validationLimit)
    let shown = try ShownText(
      chosen, usual: corpus.isDefault ? Self.defaultSentence : nil, openingOf: length, in: text)
    sentence = Array(shown.tokens.prefix(length))
  }

  /// The transformer's shape for this text.
  func textShape(contextLength: Int? = nil) -> TransformerConfiguration {
    configuration.textShape(
      vocabularySize: text.tokenizer.vocabularySize, contextLength: contextLength)
  }

  /// The runs of a comparison, in words.
  func runsText(_ page: Page) -> Phrase { "\(configuration.seedCount) runs; \(page.note)" }
}
