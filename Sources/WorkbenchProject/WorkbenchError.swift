import Phrases

/// Why the workbench could not do what was asked.
package struct WorkbenchError: PhrasedError, Equatable {
  /// A full sentence: what was wrong, and what would be right.
  package let sentence: Phrase

  /// Makes an error from its sentence.
  package init(_ sentence: Phrase) {
    self.sentence = sentence
  }
}
