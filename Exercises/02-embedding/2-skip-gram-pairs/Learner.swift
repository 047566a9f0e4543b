// 02.2 Skip-gram pairs
//
// Skip-gram learns from pairs: a word, and a word near it. List all pairs [word, neighbour]
// whose positions are at most `window` apart. A word is not its own neighbour, but the same
// word at another position is. The order: word by word, each word's neighbours from left to
// right.
//
//   words [n], window   ->   [pairs, 2]
//
// By hand: words [7, 8, 9], window 1   ->   [[7, 8], [8, 7], [8, 9], [9, 8]].

import ExerciseKit
import Exercise_02_2

public enum SkipGramPairs: SkipGramPairsExercise {
  public static func pairs(in words: [Int], window: Int) throws -> [[Int]] {
    throw NotAttempted()
  }
}
