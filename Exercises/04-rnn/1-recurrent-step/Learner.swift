// 04.1 One step of a recurrent network
//
// A recurrent network carries a state along. The new state is tanh(x W + h U + b), with the
// input x, the state h, and weights that are [in, out]: number j of x W is the sum over i of
// x[i] * W[i][j].
//
//   input [e], state [n], inputWeights [e, n], stateWeights [n, n], bias [n]   ->   [n]
//
// By hand: input [1, 0], state [0.5], inputWeights [[1], [9]], stateWeights [[2]], bias [-1].
// Before tanh it is 1*1 + 0*9 + 0.5*2 - 1 = 1, so the new state is [tanh(1)] = [0.7616].
//
// You have: tanh.

import ExerciseKit
import Exercise_04_1
import Foundation

public enum RecurrentStep: RecurrentStepExercise {
  public static func step(
    input: [Float], state: [Float], inputWeights: [[Float]], stateWeights: [[Float]], bias: [Float]
  ) throws -> [Float] {
    throw NotAttempted()
  }
}
