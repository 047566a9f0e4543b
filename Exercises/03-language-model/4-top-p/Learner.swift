// 03.4 Top-p
//
// Before a token is drawn, top-p throws away the unlikely tail: keep the fewest tokens, likeliest first,
// that together have at least probability p. All others get 0, and what stays is divided by its sum.
//
//   probabilities [n], which sum to 1; p above 0, at most 1   ->   probabilities [n]
//
// By hand: [0.0625, 0.5, 0.25, 0.1875], p = 0.85. The likeliest has 0.5, too little; with the next it
// is 0.75, too little; with the third 0.9375, enough. These three stay, divided by 0.9375:
// [0, 0.533, 0.267, 0.2].
//
// You have: indices.sorted { probabilities[$0] > probabilities[$1] }.

import ExerciseKit
import Exercise_03_4

public enum TopP: TopPExercise {
  public static func topP(_ probabilities: [Float], p: Float) throws -> [Float] {
    throw NotAttempted()
  }
}
