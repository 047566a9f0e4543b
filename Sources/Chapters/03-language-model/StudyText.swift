import Phrases
import Text

/// The text that is counted, in characters and in words, and what the steps ask about it.
struct StudyText {
  let split: CorpusSplit
  let tokenizer: CharacterTokenizer
  /// Characters to learn from.
  let training: [Int32]
  /// Held-out characters.
  let validation: [Int32]
  /// Words to learn from, with the space before each.
  let words: SpacedWords
  /// English and Korean to cut into tokens.
  let samples: LanguageSamples
  /// What is to be continued.
  let prompt: String
  let isBible: Bool

  /// A beginning that stands in the Bible often, with several ways to go on.
  static let defaultPrompt = "And the LORD s"

  init(
    corpus split: CorpusSplit, isBible: Bool, prompt: String?, samples: LanguageSamples,
    _ configuration: Configuration
  ) throws {
    let short = CorpusSplit(
      name: split.name, fileHash: split.fileHash,
      training: Self.prefix(split.training, configuration.trainingLimit),
      validation: Self.prefix(split.validation, configuration.validationLimit))
    self.split = short
    self.isBible = isBible
    self.samples = samples
    tokenizer = try CharacterTokenizer(learningFrom: split.training + split.validation)
    training = try tokenizer.encode(short.training)
    validation = try tokenizer.encode(short.validation)
    guard training.count > Self.fewest else {
      throw CorpusError.tooShort(
        name: split.trainingName, tokenCount: training.count, contextLength: Self.fewest)
    }
    words = SpacedWords(learningFrom: short.training)
    self.prompt = prompt ?? (isBible ? Self.defaultPrompt : String(short.training.prefix(12)))
    _ = try tokenizer.encode(self.prompt)
  }

  /// Below this there is nothing to count.
  private static let fewest = 100

  private static func prefix(_ text: String, _ limit: Int?) -> String {
    guard let limit else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
  }

  /// The training text, halved some times: every second page of it, every fourth and so on, so that all
  /// parts of the text are in each.
  func part(halvings: Int) -> [Int32] {
    let page = 2048
    return stride(from: 0, to: training.count, by: page << halvings).flatMap {
      training[$0..<min($0 + page, training.count)]
    }
  }

  var name: String { split.name }
  var title: Phrase { isBible ? "King James Bible" : .verbatim(name) }
  var vocabularySize: Int { tokenizer.vocabularySize }
}
