import ExerciseKit
import Exercise_06_2
import Learner_06_2
import Solution_06_2
import Tensors

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any PreNormBlockExercise.Type>] { PreNormBlockChecks.all }
  static var learner: any PreNormBlockExercise.Type { Learner_06_2.PreNormBlock.self }
  static var solution: any PreNormBlockExercise.Type { Solution_06_2.PreNormBlock.self }
  static var mistakes: KeyValuePairs<String, any PreNormBlockExercise.Type> {
    [
      "PostNorm": PostNorm.self,
      "NormedPath": NormedPath.self,
      "NoSecondSum": NoSecondSum.self,
      "Parallel": Parallel.self,
      "NoNorms": NoNorms.self,
    ]
  }
}

/// Norms the sums, as the first transformer did.
enum PostNorm: PreNormBlockExercise {
  static func block(
    _ x: Tensor, norm1: (Tensor) -> Tensor, attention: (Tensor) -> Tensor,
    norm2: (Tensor) -> Tensor, mlp: (Tensor) -> Tensor
  ) throws -> Tensor {
    let attended = norm1(x + attention(x))
    return norm2(attended + mlp(attended))
  }
}

/// Norms the input on its way past.
enum NormedPath: PreNormBlockExercise {
  static func block(
    _ x: Tensor, norm1: (Tensor) -> Tensor, attention: (Tensor) -> Tensor,
    norm2: (Tensor) -> Tensor, mlp: (Tensor) -> Tensor
  ) throws -> Tensor {
    let normed = norm1(x)
    let attended = normed + attention(normed)
    let again = norm2(attended)
    return again + mlp(again)
  }
}

/// Forgets the second sum.
enum NoSecondSum: PreNormBlockExercise {
  static func block(
    _ x: Tensor, norm1: (Tensor) -> Tensor, attention: (Tensor) -> Tensor,
    norm2: (Tensor) -> Tensor, mlp: (Tensor) -> Tensor
  ) throws -> Tensor {
    mlp(norm2(x + attention(norm1(x))))
  }
}

/// Feeds the MLP with the input.
enum Parallel: PreNormBlockExercise {
  static func block(
    _ x: Tensor, norm1: (Tensor) -> Tensor, attention: (Tensor) -> Tensor,
    norm2: (Tensor) -> Tensor, mlp: (Tensor) -> Tensor
  ) throws -> Tensor {
    x + attention(norm1(x)) + mlp(norm2(x))
  }
}

/// Leaves out the norms.
enum NoNorms: PreNormBlockExercise {
  static func block(
    _ x: Tensor, norm1: (Tensor) -> Tensor, attention: (Tensor) -> Tensor,
    norm2: (Tensor) -> Tensor, mlp: (Tensor) -> Tensor
  ) throws -> Tensor {
    let attended = x + attention(x)
    return attended + mlp(attended)
  }
}
