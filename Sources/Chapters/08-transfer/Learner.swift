import Autograd
import Experiments
import LanguageModels

/// A kind of language model that reads before it learns the task.
enum Reader: String, CaseIterable, Sendable {
  /// A transformer that predicts the next token, as GPT-1.
  case gpt
  /// The same blocks without the mask on the future, filling blanks.
  case bert
  /// A recurrent network that predicts the next token, as ULMFiT's.
  case lstm

  var name: Phrase { .verbatim(rawValue.uppercased()) }

  /// What metrics of this reader end in: the default run has one reader, and no ending.
  var suffix: String { self == .gpt ? "" : "_\(rawValue)" }

  /// Adds a reader's parameters to a store.
  func make(
    _ configuration: Configuration, vocabularySize: Int, in parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) -> any LanguageModel {
    if self == .lstm {
      let size = RecurrentConfiguration(
        cell: .lstm, vocabularySize: vocabularySize, embeddingWidth: configuration.width,
        width: configuration.recurrentWidth)
      return RecurrentLanguageModel(size, in: &parameters, using: &generator)
    }
    let shape = TransformerConfiguration(
      vocabularySize: vocabularySize + (self == .bert ? 1 : 0),  // one more token: the blank
      contextLength: configuration.contextLength, layerCount: configuration.layerCount,
      headCount: configuration.headCount, width: configuration.width, isCausal: self == .gpt)
    return Transformer(shape, in: &parameters, using: &generator)
  }
}

/// What a classifier starts from, or the count of words beside it: one name, one metric and one colour
/// everywhere.
enum Learner: String, CaseIterable, Sendable {
  /// Random numbers: nothing was read.
  case scratch
  /// The same with more steps: has it only had too few?
  case scratchLonger = "scratch_longer"
  /// A language model of other books.
  case pretrained
  /// The same, after it has read the task's own text too.
  case finetuned
  /// The honest baseline.
  case bagOfWords = "bag_of_words"

  /// How many times as many steps the longer teaching has.
  static let patience = 4

  /// The three that are networks before they are taught.
  static let networks: [Learner] = [.scratch, .pretrained, .finetuned]

  /// Whether it starts from what a language model has learned.
  var hasRead: Bool { self == .pretrained || self == .finetuned }

  var name: Phrase { look.name }
  var colour: Colour { look.colour.colour }
  var marker: Marker { look.marker }

  private var look: (name: Phrase, colour: ModelColour, marker: Marker) {
    switch self {
    case .scratch: ("from scratch", .rnn, .triangle)
    case .scratchLonger: ("from scratch, \(Self.patience) times the steps", .gru, .ring)
    case .pretrained: ("has read other books", .lstm, .square)
    case .finetuned: ("and the task's own text", .transformer, .disc)
    case .bagOfWords: ("count of words", .counting, .diamond)
    }
  }
}
