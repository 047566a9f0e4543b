import Experiments
import LanguageModels
import Text

/// What the steps share: the text in characters and in words, and the model that counting has made.
final class Counting: Experiment<Configuration, Counting.Stream> {
  enum Stream: UInt64, RandomStream {
    case batches = 1
    case samples, texts, weights, contexts
  }

  /// The text, no longer than the configuration allows.
  @FromStep("prepare") private(set) var split: CorpusSplit
  @FromStep("prepare") private(set) var tokenizer: CharacterTokenizer
  /// Characters to learn from, and held-out ones.
  @FromStep("prepare") private(set) var training: [Int32]
  @FromStep("prepare") private(set) var validation: [Int32]
  /// Words to learn from, with the space before each.
  @FromStep("prepare") private(set) var words: SpacedWords
  /// English and Korean to cut into tokens.
  @FromStep("prepare") private(set) var samples: LanguageSamples
  /// What is to be continued.
  @FromStep("prepare") private(set) var prompt: String

  /// The Kneser-Ney model of the longest runs of characters.
  @FromStep("counts") var model: NGramModel

  /// A beginning that stands in the Bible often, with several ways to go on.
  static let defaultPrompt = "And the LORD s"
  /// Below so many characters there is nothing to count.
  static let fewest = 100

  /// Reads the corpus and what else is given, before anything is counted.
  func prepare(corpus file: String?, prompt chosen: String?, merges: String?) throws {
    let all = try readCorpus(file).split
    samples = try LanguageSamples(mergesPath: merges, limit: configuration.sampleLines)
    split = all.prefix(
      training: configuration.trainingLimit, validation: configuration.validationLimit)
    tokenizer = try CharacterTokenizer(learningFrom: all.training + all.validation)
    training = try tokenizer.encode(split.training)
    validation = try tokenizer.encode(split.validation)
    guard training.count > Self.fewest else {
      throw CorpusError.tooShort(
        name: all.trainingName, tokenCount: training.count, contextLength: Self.fewest)
    }
    words = SpacedWords(learningFrom: split.training)
    prompt = chosen ?? (corpus.isDefault ? Self.defaultPrompt : String(split.training.prefix(12)))
    _ = try tokenizer.encode(prompt)
  }

  var vocabularySize: Int { tokenizer.vocabularySize }

  /// What every character being equally likely costs.
  var uniformBits: Double { Surprise.uniform(vocabularySize: vocabularySize).bitsPerToken }

  /// The line under a figure's title.
  func subtitle(_ what: Phrase, _ page: Page) -> Phrase { "\(what); \(corpus.title); \(page.note)" }
}
