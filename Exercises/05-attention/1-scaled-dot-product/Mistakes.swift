import ExerciseKit
import Exercise_05_1
import Learner_05_1
import Solution_05_1
import Tensors

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any ScaledDotProductExercise.Type>] { ScaledDotProductChecks.all }
  static var learner: any ScaledDotProductExercise.Type { Learner_05_1.ScaledDotProduct.self }
  static var solution: any ScaledDotProductExercise.Type { Solution_05_1.ScaledDotProduct.self }
  static var mistakes: KeyValuePairs<String, any ScaledDotProductExercise.Type> {
    [
      "NoDivision": NoDivision.self, "DividedByWidth": DividedByWidth.self,
      "NoSoftmax": NoSoftmax.self, "WrongAxis": WrongAxis.self,
    ]
  }
}

/// The scores stay as large as they are.
enum NoDivision: ScaledDotProductExercise {
  static func attend(queries: Tensor, keys: Tensor, values: Tensor) throws -> Tensor {
    queries.matmul(keys.transposed).softmax().matmul(values)
  }
}

/// Divides by d, not by its root.
enum DividedByWidth: ScaledDotProductExercise {
  static func attend(queries: Tensor, keys: Tensor, values: Tensor) throws -> Tensor {
    (queries.matmul(keys.transposed) / Float(queries.shape[1])).softmax().matmul(values)
  }
}

/// Sums the values by scores, not by weights.
enum NoSoftmax: ScaledDotProductExercise {
  static func attend(queries: Tensor, keys: Tensor, values: Tensor) throws -> Tensor {
    (queries.matmul(keys.transposed) / Float(queries.shape[1]).squareRoot()).matmul(values)
  }
}

/// Softmax over the queries of a key, not over the keys of a query.
enum WrongAxis: ScaledDotProductExercise {
  static func attend(queries: Tensor, keys: Tensor, values: Tensor) throws -> Tensor {
    let scores = queries.matmul(keys.transposed) / Float(queries.shape[1]).squareRoot()
    return scores.transposed.softmax().transposed.matmul(values)
  }
}
