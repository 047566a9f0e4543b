// 03.1 A table of bigrams
//
// How likely is each token after each? Count the pairs of neighbours in a text, add one to each count so
// that nothing is impossible, and divide each row by its sum.
//
//   tokens [n], each below vocabularySize   ->   probabilities [vocabularySize][vocabularySize]
//                                                 row: the token before, column: the next one
//
// By hand: tokens [0, 1, 0, 1, 1], 2 different ones. The pairs are 01, 10, 01, 11. After 0 came 1 twice:
// with one added, [1, 3], so [0.25, 0.75]. After 1 came 0 once and 1 once: [2, 2], so [0.5, 0.5].
//
// You have: loops, zip(tokens, tokens.dropFirst()).

import ExerciseKit
import Exercise_03_1

public enum BigramTable: BigramTableExercise {
  public static func table(_ tokens: [Int], vocabularySize: Int) throws -> [[Float]] {
    throw NotAttempted()
  }
}
