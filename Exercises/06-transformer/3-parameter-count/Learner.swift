// 06.3 How many parameters?
//
// Count the parameters of GPT-2's architecture. With width C:
//
//   - a table of tokens [vocabulary, C], used for the output too, so counted once
//   - a table of positions [context, C]
//   - in each layer: two layer norms with scale and shift [C] each; attention with a matrix
//     [C, 3C] and a bias [3C] for queries, keys and values, and a matrix [C, C] and a bias [C]
//     after it; an MLP with [C, 4C] and a bias, and [4C, C] and a bias
//   - one more layer norm at the end
//
// By hand: vocabulary 2, context 3, width 1, no layer: 2 + 3 + 2 = 7. Each layer
// has 2*2 + (3 + 3) + (1 + 1) + (4 + 4) + (4 + 1) = 25 more, so two layers make 57.

import ExerciseKit
import Exercise_06_3

public enum ParameterCount: ParameterCountExercise {
  public static func count(vocabulary: Int, context: Int, width: Int, layers: Int) throws -> Int {
    throw NotAttempted()
  }
}
