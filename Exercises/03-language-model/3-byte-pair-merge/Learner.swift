// 03.3 One merge of byte pairs
//
// Byte-pair encoding builds its vocabulary by one step, again and again: find the pair of neighbours that
// occurs most often, and make it one token wherever it stands, from left to right. Among equally frequent
// pairs take the one with the smaller left token, then the smaller right one.
//
//   tokens [n], at least two; newToken   ->   the tokens after the merge
//
// By hand: [3, 1, 2, 5, 1, 2, 1] with new token 9. The pair 1 2 occurs twice, all others once:
// [3, 9, 5, 9, 1]. In [7, 7, 7] the pair 7 7 stands at two places, but a token can be used once: [9, 7].
//
// You have: a dictionary of counts, such as counts[[left, right], default: 0] += 1.

import ExerciseKit
import Exercise_03_3

public enum BytePairMerge: BytePairMergeExercise {
  public static func mergeOnce(_ tokens: [Int], newToken: Int) throws -> [Int] {
    throw NotAttempted()
  }
}
