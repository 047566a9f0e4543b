// 06.2 A pre-norm block
//
// A transformer block adds to its input twice. First what attention makes of the normed input;
// then what the MLP makes of the normed sum. The input itself passes by untouched: it is never
// normed on its way through. The four parts are given as functions.
//
//   x [time, width]   ->   [time, width]
//
// By hand, with norm1: halve, attention: times 10, norm2: minus 2, mlp: halve, and x = [[2,
// 4]]: attention gives 10 * [1, 2] = [10, 20], so the sum is [12, 24]; the MLP gives ([12, 24]
// - 2) / 2 = [5, 11]; the result is [[17, 35]].
//
// You have: + for tensors, and norm1(x) as for any function.

import ExerciseKit
import Exercise_06_2
import Tensors

public enum PreNormBlock: PreNormBlockExercise {
  public static func block(
    _ x: Tensor, norm1: (Tensor) -> Tensor, attention: (Tensor) -> Tensor,
    norm2: (Tensor) -> Tensor, mlp: (Tensor) -> Tensor
  ) throws -> Tensor {
    throw NotAttempted()
  }
}
