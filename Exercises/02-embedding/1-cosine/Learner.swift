// 02.1 Cosine similarity
//
// How alike do two words point? Multiply the vectors number by number, add up, and divide by
// both lengths. The length of a vector is the root of the sum of its squares. If one vector is
// all zeros, the answer is 0.
//
//   a [n], b [n]   ->   a number from -1 to 1
//
// By hand: a = [3, 4], b = [4, 3]. The products add up to 24, both lengths are 5, so it is
// 24/25 = 0.96.
//
// You have: x.squareRoot(), zip(a, b), a loop or reduce.

import ExerciseKit
import Exercise_02_1

public enum Cosine: CosineExercise {
  public static func similarity(_ a: [Float], _ b: [Float]) throws -> Float {
    throw NotAttempted()
  }
}
