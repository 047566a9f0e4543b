import Phrases

/// Why a page or a list of steps could not be used as a chapter asked.
public struct NotebookError: PhrasedError, Equatable {
  /// A full sentence: what was wrong, and what would be right.
  public let sentence: Phrase

  /// Makes an error from its sentence.
  public init(_ sentence: Phrase) {
    self.sentence = sentence
  }
}

extension PhrasedError {
  /// The same sentence in a language, whoever describes the error.
  public func written(in catalogue: Catalogue) -> NotebookError {
    NotebookError(.verbatim(sentence.text(in: catalogue)))
  }
}
