import Phrases

/// Why a page or a list of steps could not be used as a chapter asked.
public struct NotebookError: Error, Equatable, CustomStringConvertible {
  /// A full sentence: what was wrong, and what would be right.
  public let sentence: Phrase

  /// The sentence in English.
  public var description: String { sentence.english }

  /// Makes an error from its sentence.
  public init(_ sentence: Phrase) {
    self.sentence = sentence
  }

  /// The same error with its sentence in a language, whoever describes it.
  func written(in catalogue: Catalogue) -> NotebookError {
    NotebookError(.verbatim(sentence.text(in: catalogue)))
  }
}
