// 05.2 The causal mask
//
// A word that is to be predicted must not be seen. Row i holds the scores of position i for
// all positions. Give the attention weights of each row: softmax over the positions 0...i, and
// exactly 0 for those after i.
//
//   scores [n, n]   ->   [n, n]
//
// By hand: scores [[1, 9], [2, 2]]   ->   [[1, 0], [0.5, 0.5]].
//
// You have: var copy = scores, copy[row, column] = …, -Float.infinity, copy.softmax() (over
// each row; a score of -∞ gets the weight 0), scores.shape[0].

import ExerciseKit
import Exercise_05_2
import Tensors

public enum CausalMask: CausalMaskExercise {
  public static func weights(scores: Tensor) throws -> Tensor {
    throw NotAttempted()
  }
}
