// 02.3 The loss of negative sampling
//
// A word's vector should fit its neighbour's, and not fit those of a few words drawn at
// random, the negatives. With σ(x) = 1 / (1 + e^-x), the loss is -ln σ(word·neighbour), plus
// -ln σ(-word·negative) for each negative. It must stay finite for scores of 200 and -200.
//
//   word [d], neighbour [d], negatives [k, d]   ->   a number
//
// By hand: word [1, 0], neighbour [2, 0], negatives [[-1, 0]]. The scores are 2 and -1, so the
// loss is -ln σ(2) - ln σ(1) = 0.1269 + 0.3133 = 0.4402.
//
// You have: exp, log, max, abs. -ln σ(x) is ln(1 + e^-x), and ln(1 + e^z) is max(z, 0) + ln(1
// + e^-|z|).

import ExerciseKit
import Exercise_02_3
import Foundation

public enum NegativeSampling: NegativeSamplingExercise {
  public static func loss(word: [Float], neighbour: [Float], negatives: [[Float]]) throws -> Float {
    throw NotAttempted()
  }
}
