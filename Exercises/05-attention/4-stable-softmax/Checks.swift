import ExerciseKit
import Foundation
import Tensors

/// What exercise 05.4 asks for.
public protocol StableSoftmaxExercise {
  /// Weights that are at least 0 and sum to 1 in each row.
  static func softmax(_ scores: [[Float]]) throws -> [[Float]]
}

/// The graded checks of exercise 05.4.
public enum StableSoftmaxChecks {
  /// Cases by hand first, then random ones against the library.
  public static var all: [Check<any StableSoftmaxExercise.Type>] {
    [
      check("two equal scores", [[0, 0]], expects: [[0.5, 0.5]]),
      check(
        // e^0 : e^(ln 3) is 1 : 3.
        "worked out by hand", [[0, 1.0986123], [5, 5]], expects: [[0.25, 0.75], [0.5, 0.5]]),
      random("random scores [4, 6]", seed: 1, rows: 4, columns: 6, deviation: 2),
      check("scores of 1000", [[1000, 1000], [0, 0]], expects: [[0.5, 0.5], [0.5, 0.5]]),
      check("a score of -∞", [[3, -.infinity]], expects: [[1, 0]]),
      random("wide random scores [5, 5]", seed: 2, rows: 5, columns: 5, deviation: 60),
    ]
  }

  private static func check(
    _ name: String, _ scores: [[Float]], given: String? = nil, expects expected: [[Float]]
  ) -> Check<any StableSoftmaxExercise.Type> {
    Check(name, given: given ?? "scores \(scores)", expects: .matrix(expected)) { answer in
      .matrix(try answer.softmax(scores))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, rows: Int, columns: Int, deviation: Float
  ) -> Check<any StableSoftmaxExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let scores = Tensor(
      Shape(rows, columns), normalWithDeviation: deviation, using: &generator)
    return check(name, scores.rows, given: name, expects: scores.softmax().rows)
  }
}
