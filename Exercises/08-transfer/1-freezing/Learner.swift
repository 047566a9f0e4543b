// 08.1 Freeze the lower layers
//
// Take one step of gradient descent on a network whose upper layers alone may learn: the last
// `thawed` layers move by -rate times their gradient, all others stay exactly as they are.
// Layers are listed from the lowest to the highest.
//
//   weights [layers][n], gradients [layers][n], thawed, rate   ->   weights [layers][n]
//
// By hand: weights [[1], [1]], gradients [[2], [2]], thawed 1, rate 0.1 -> [[1], [0.8]].

import ExerciseKit
import Exercise_08_1

public enum Freezing: FreezingExercise {
  public static func step(
    weights: [[Float]], gradients: [[Float]], thawed: Int, rate: Float
  ) throws -> [[Float]] {
    throw NotAttempted()
  }
}
