// 01.3 A training loop
//
// Training is: ask for the gradient where you stand, take a step against it, and ask again. The rate says
// how long a step is.
//
//   start [n], rate, steps, gradient: [n] -> [n]   ->   where you stand after all steps [n]
//
// By hand: start [4], rate 0.25, gradient 2x. At 4 the gradient is 8, so the first step leads to
// 4 - 0.25 · 8 = 2. At 2 it is 4, so the second leads to 1.
//
// You have: gradient(point), a loop, zip.

import ExerciseKit
import Exercise_01_3

public enum TrainingLoop: TrainingLoopExercise {
  public static func descend(
    from start: [Float], rate: Float, steps: Int, gradient: ([Float]) -> [Float]
  ) throws -> [Float] {
    throw NotAttempted()
  }
}
