// 03.2 Perplexity
//
// How surprised was a model at a text? Its surprise at a token is -ln p, where p is the probability that
// it gave to the token that came. Perplexity is e to the power of the mean surprise: of how many equally
// likely tokens a choice would have been as hard.
//
//   probabilities [n], each above 0   ->   a number from 1 up
//
// By hand: [0.5, 0.125]. The surprises are ln 2 and ln 8, their mean is ln 4: the perplexity is 4.
//
// You have: log, exp.

import ExerciseKit
import Exercise_03_2
import Foundation

public enum Perplexity: PerplexityExercise {
  public static func perplexity(_ probabilities: [Float]) throws -> Float {
    throw NotAttempted()
  }
}
