import Phrases

/// Why a command could not do what it was asked.
struct RunnerError: PhrasedError {
  /// A full sentence: what was wrong, and what would be right.
  let sentence: Phrase

  init(_ sentence: Phrase) {
    self.sentence = sentence
  }
}

extension PhrasedError {
  /// The same sentence in a language, whoever describes the error.
  func written(in translations: Catalogue) -> RunnerError {
    RunnerError(.verbatim(sentence.text(in: translations)))
  }
}
