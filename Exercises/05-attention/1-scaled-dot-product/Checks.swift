import ExerciseKit
import Tensors

/// What exercise 05.1 asks for.
public protocol ScaledDotProductExercise {
  /// Weighs the rows of `values` by how well each query fits each key.
  static func attend(queries: Tensor, keys: Tensor, values: Tensor) throws -> Tensor
}

/// The graded checks of exercise 05.1.
public enum ScaledDotProductChecks {
  /// Cases by hand first, then random ones against the library.
  public static var all: [Check<any ScaledDotProductExercise.Type>] {
    [
      check(
        "one query that both keys fit alike",
        Tensor(rows: [[1, 1]]), Tensor(rows: [[2, 0], [0, 2]]), Tensor(rows: [[0, 10], [4, 30]]),
        given: "queries [[1, 1]], keys [[2, 0], [0, 2]], values [[0, 10], [4, 30]]",
        // Both scores are 2 / √2, so both weights are 0.5.
        expects: .matrix([[2, 20]])),
      check(
        "one query of width 4, worked out by hand",
        Tensor(rows: [[2, 0, 0, 0]]), Tensor(rows: [[1, 0, 0, 0], [0, 5, 0, 0]]),
        Tensor(rows: [[1, 0], [0, 1]]),
        given: "queries [[2, 0, 0, 0]], keys [[1, 0, 0, 0], [0, 5, 0, 0]], values [[1, 0], [0, 1]]",
        // The scores are 2 / √4 = 1 and 0; e / (e + 1) = 0.731059.
        expects: .matrix([[0.731059, 0.268941]])),
      random("three queries over five keys of width 64", seed: 1, queries: 3, keys: 5, width: 64),
      random("six queries over six keys of width 16", seed: 2, queries: 6, keys: 6, width: 16),
    ]
  }

  private static func check(
    _ name: String, _ queries: Tensor, _ keys: Tensor, _ values: Tensor, given: String,
    expects expected: Outcome
  ) -> Check<any ScaledDotProductExercise.Type> {
    Check(name, given: given, expects: expected) { answer in
      .tensor(try answer.attend(queries: queries, keys: keys, values: values))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, queries: Int, keys: Int, width: Int
  ) -> Check<any ScaledDotProductExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    func normal(_ rows: Int, _ columns: Int) -> Tensor {
      Tensor(Shape(rows, columns), normalWithDeviation: 1, using: &generator)
    }
    let (q, k, v) = (normal(queries, width), normal(keys, width), normal(keys, 4))
    // The library's operations, in 32 bits like the learner's.
    let weights = (q.matmul(k.transposed) / Float(width).squareRoot()).softmax()
    return check(
      name, q, k, v,
      given: "random numbers: queries \(q.shape), keys \(k.shape), values \(v.shape)",
      expects: .tensor(weights.matmul(v)))
  }
}
