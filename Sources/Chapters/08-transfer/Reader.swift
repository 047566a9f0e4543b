import Autograd
import LanguageModels
import Phrases
import Plotting

/// A kind of language model that reads before it learns the task.
enum Reader: String, CaseIterable, Sendable {
  /// A transformer that predicts the next token, as GPT-1.
  case gpt
  /// The same blocks without the mask on the future, filling blanks.
  case bert
  /// A recurrent network that predicts the next token, as ULMFiT's.
  case lstm

  var name: Phrase {
    switch self {
    case .gpt: "GPT"
    case .bert: "BERT"
    case .lstm: "LSTM"
    }
  }

  /// What metrics of this reader end in: the default run has one reader, and no ending.
  var suffix: String { self == .gpt ? "" : "_\(rawValue)" }

  var colour: Colour {
    switch self {
    case .gpt: ModelColour.transformer.colour
    case .bert: ModelColour.other.colour
    case .lstm: ModelColour.lstm.colour
    }
  }

  /// Adds a reader's parameters to a store.
  // snippet: reader
  func make(
    _ configuration: Configuration, vocabularySize: Int, in parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) -> any LanguageModel {
    let shape = TransformerConfiguration(
      vocabularySize: vocabularySize + (self == .bert ? 1 : 0),  // one more token: the blank
      contextLength: configuration.contextLength, layerCount: configuration.layerCount,
      headCount: configuration.headCount, width: configuration.width, isCausal: self == .gpt)
    if self == .lstm {
      let size = RecurrentConfiguration(
        cell: .lstm, vocabularySize: vocabularySize, embeddingWidth: configuration.width,
        width: configuration.recurrentWidth)
      return RecurrentLanguageModel(size, in: &parameters, using: &generator)
    }
    return Transformer(shape, in: &parameters, using: &generator)
  }
  // end snippet
}

/// What a classifier starts from.
enum Start: String, CaseIterable, Sendable {
  /// Random numbers: nothing was read.
  case scratch
  /// A language model of other books.
  case pretrained
  /// The same, after it has read the task's own text too.
  case finetuned

  var name: Phrase {
    switch self {
    case .scratch: "from scratch"
    case .pretrained: "has read other books"
    case .finetuned: "and the task's own text"
    }
  }

  /// One colour a way to start, the same in all figures of the chapter.
  var colour: Colour {
    switch self {
    case .scratch: ModelColour.rnn.colour
    case .pretrained: ModelColour.lstm.colour
    case .finetuned: ModelColour.transformer.colour
    }
  }

  var marker: Marker {
    switch self {
    case .scratch: .triangle
    case .pretrained: .square
    case .finetuned: .disc
    }
  }
}
