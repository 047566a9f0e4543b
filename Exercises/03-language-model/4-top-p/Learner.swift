// 03.4 Top-p
//
// Before a token is drawn, top-p throws away the unlikely tail: keep the fewest tokens, likeliest first,
// that together have at least probability p. All others get 0, and what stays is divided by its sum.
//
//   probabilities [n], which sum to 1; p above 0, at most 1   ->   probabilities [n]
//
// By hand: [0.125, 0.5, 0.25, 0.125], p = 0.7. The likeliest has 0.5, too little; with the next it is
// 0.75, enough. These two stay, divided by 0.75: [0, 0.667, 0.333, 0].
//
// You have: indices.sorted { probabilities[$0] > probabilities[$1] }.

import ExerciseKit
import Exercise_03_4

public enum TopP: TopPExercise {
  public static func topP(_ probabilities: [Float], p: Float) throws -> [Float] {
    throw NotAttempted()
  }
}
