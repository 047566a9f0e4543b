import ExerciseKit
import Tensors

/// What exercise 04.3 asks for.
public protocol ClipByNormExercise {
  /// The gradients, shortened so that their norm is at most `limit`.
  static func clip(_ gradients: [[Float]], to limit: Float) throws -> [[Float]]
}

/// The graded checks of exercise 04.3.
public enum ClipByNormChecks {
  /// Cases by hand first, then random ones in 64 bits.
  public static var all: [Check<any ClipByNormExercise.Type>] {
    [
      check("worked out by hand", [[2, 4], [4, 0]], 3, expects: [[1, 2], [2, 0]]),
      check("below the limit", [[0.3, 0.4]], 1, expects: [[0.3, 0.4]]),
      check(
        "one large and one small number", [[0, 10], [0, 0]], 2, expects: [[0, 2], [0, 0]]),
      check("all zeros", [[0, 0]], 1, expects: [[0, 0]]),
      random("random numbers, norm about 6", seed: 1, rows: 4, columns: 9, limit: 2),
      random("random numbers, high limit", seed: 2, rows: 2, columns: 3, limit: 100),
    ]
  }

  private static func check(
    _ name: String, _ gradients: [[Float]], _ limit: Float, given: String? = nil,
    expects expected: [[Float]]
  ) -> Check<any ClipByNormExercise.Type> {
    Check(
      name, given: given ?? "gradients \(gradients), limit \(limit)", expects: .matrix(expected)
    ) { answer in
      .matrix(try answer.clip(gradients, to: limit))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, rows: Int, columns: Int, limit: Float
  ) -> Check<any ClipByNormExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let all = Tensor(Shape(rows, columns), normalWithDeviation: 1, using: &generator)
    let squares = all.elements.reduce(0) { $0 + Double($1) * Double($1) }
    let factor = min(1, Double(limit) / squares.squareRoot())
    return check(
      name, all.rows, limit, given: "random numbers [\(rows), \(columns)], limit \(limit)",
      expects: (Float(factor) * all).rows)
  }
}
