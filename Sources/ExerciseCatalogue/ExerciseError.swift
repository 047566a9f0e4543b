import Phrases

/// Why exercises can't be found or read.
public struct ExerciseError: PhrasedError, Equatable {
  /// A full sentence: what was wrong and what would be right.
  public let sentence: Phrase

  /// Makes an error from its sentence.
  public init(_ sentence: Phrase) {
    self.sentence = sentence
  }

  /// Whether two errors say the same, however their sentences were put together.
  public static func == (left: ExerciseError, right: ExerciseError) -> Bool {
    left.sentence.english == right.sentence.english
  }
}
