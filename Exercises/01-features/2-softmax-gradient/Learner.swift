// 01.2 Softmax regression's gradient
//
// A linear classifier scores each class by a weighted sum of the features, and softmax turns scores into
// probabilities. The loss is -ln p[label]. Its gradient says how to change the weights: for the score of
// each class it is p less 1 at the label, and for a weight that times the feature it multiplies.
//
//   x [n], weights [n][classes], label   ->   the gradient of the weights [n][classes]
//
// By hand: x = [2, 4], all weights 0, two classes, label 1. Both probabilities are 0.5, so the scores'
// gradient is [0.5, -0.5], and that of the weights [[1, -1], [2, -2]]. Scores may be large: subtract the
// largest before exp.
//
// You have: exp, max().

import ExerciseKit
import Exercise_01_2
import Foundation

public enum SoftmaxGradient: SoftmaxGradientExercise {
  public static func gradient(
    _ x: [Float], weights: [[Float]], label: Int
  ) throws -> [[Float]] {
    throw NotAttempted()
  }
}
