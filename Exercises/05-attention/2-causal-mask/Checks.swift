import ExerciseKit
import Tensors

/// What exercise 05.2 asks for.
public protocol CausalMaskExercise {
  /// The attention weights of each row, 0 for the future.
  static func weights(scores: Tensor) throws -> Tensor
}

/// The graded checks of exercise 05.2.
public enum CausalMaskChecks {
  /// Cases by hand first, then random ones against the library.
  public static var all: [Check<any CausalMaskExercise.Type>] {
    [
      check(
        "worked out by hand", Tensor(rows: [[1, 9], [2, 2]]), expects: [[1, 0], [0.5, 0.5]]),
      check(
        // Row 2: e^0 : e^1 : e^0.
        "three positions", Tensor(rows: [[0, 0, 0], [0, 0, 5], [0, 1, 0]]),
        expects: [[1, 0, 0], [0.5, 0.5, 0], [0.2119416, 0.5761169, 0.2119416]]),
      random("random scores, eight positions", seed: 1, count: 8, deviation: 1),
      random("large random scores, six positions", seed: 2, count: 6, deviation: 20),
    ]
  }

  private static func check(
    _ name: String, _ scores: Tensor, given: String? = nil, expects expected: [[Float]]
  ) -> Check<any CausalMaskExercise.Type> {
    Check(name, given: given ?? "scores \(scores.rows)", expects: .matrix(expected)) { answer in
      .tensor(try answer.weights(scores: scores))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, count: Int, deviation: Float
  ) -> Check<any CausalMaskExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let scores = Tensor(
      Shape(count, count), normalWithDeviation: deviation, using: &generator)
    return check(
      name, scores, given: "random scores [\(count), \(count)]",
      expects: scores.causallyMasked.softmax().rows)
  }
}
