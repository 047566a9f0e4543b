// 04.2 Backpropagation through one step
//
// The step was newState = tanh(a) with a = x W + h U + b, where h is the old state and U its
// weights. You know the gradient of the loss by the new state. Give back the gradients by the
// old state and by U. The slope of tanh at a is 1 - newState². The old state h[i] reaches a[j]
// through U[i][j].
//
//   newState [n], gradient [n], state [n], stateWeights [n, n]
//     ->   gradients by state [n] and by stateWeights [n, n]
//
// By hand: newState [0.5], gradient [2], state [3], stateWeights [[4]]. The gradient by a is 2
// * (1 - 0.25) = 1.5; by the state 1.5 * 4 = 6; by the weight 1.5 * 3 = 4.5.

import ExerciseKit
import Exercise_04_2

public enum BackwardStep: BackwardStepExercise {
  public static func backward(
    newState: [Float], gradient: [Float], state: [Float], stateWeights: [[Float]]
  ) throws -> (state: [Float], stateWeights: [[Float]]) {
    throw NotAttempted()
  }
}
