// 07.2 The recall score
//
// A recall task shows pairs of a key and a value, and then asks for the values of some keys.
// Only the positions where a value is asked for count. Give the share of them that is
// predicted right, and 0 if there are none.
//
//   predictions [n], targets [n], isValue [n]   ->   a number from 0 to 1
//
// By hand: predictions [5, 2, 7, 9], targets [5, 2, 8, 9], isValue [true, false, true, false]. Two
// positions count, and one of them is right: 0.5.

import ExerciseKit
import Exercise_07_2

public enum RecallScore: RecallScoreExercise {
  public static func recall(predictions: [Int], targets: [Int], isValue: [Bool]) throws -> Float {
    throw NotAttempted()
  }
}
