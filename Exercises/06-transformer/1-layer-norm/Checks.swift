import ExerciseKit
import Tensors

/// What exercise 06.1 asks for.
public protocol LayerNormExercise {
  /// The row with mean 0 and variance 1, scaled and shifted.
  static func normalise(
    _ row: [Float], scale: [Float], shift: [Float], epsilon: Float
  ) throws -> [Float]
}

/// The graded checks of exercise 06.1.
public enum LayerNormChecks {
  /// Cases by hand first, then random ones in 64 bits.
  public static var all: [Check<any LayerNormExercise.Type>] {
    [
      check("worked out by hand", [1, 3], [1, 1], [0, 10], 0, expects: [-1, 11]),
      check(
        // Mean 4, variance (4 + 1 + 9) / 3 = 14/3, root 2.160247.
        "a scale", [2, 3, 7], [1, 2, 1], [0, 0, 0], 0,
        expects: [-0.9258201, -0.9258201, 1.3887301]),
      check("equal numbers", [5, 5, 5], [1, 1, 1], [1, 2, 3], 1e-5, expects: [1, 2, 3]),
      check(
        // Variance 1e-6, and √(1e-6 + 3e-6) = 0.002.
        "numbers as small as epsilon", [0.001, -0.001], [1, 1], [0, 0], 3e-6, expects: [0.5, -0.5]),
      random("twelve random numbers", seed: 1, count: 12),
      random("five random numbers", seed: 2, count: 5),
    ]
  }

  private static func check(
    _ name: String, _ row: [Float], _ scale: [Float], _ shift: [Float], _ epsilon: Float,
    given: String? = nil, expects expected: [Float]
  ) -> Check<any LayerNormExercise.Type> {
    let numbers = "row \(row), scale \(scale), shift \(shift), epsilon \(epsilon)"
    return Check(name, given: given ?? numbers, expects: .vector(expected)) { answer in
      .vector(try answer.normalise(row, scale: scale, shift: shift, epsilon: epsilon))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, count: Int
  ) -> Check<any LayerNormExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    func vector() -> [Float] { (0..<count).map { _ in 3 * Float.normal(using: &generator) } }
    let (row, scale, shift) = (vector(), vector(), vector())
    let mean = row.reduce(0) { $0 + Double($1) } / Double(count)
    let variance = row.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(count)
    let root = (variance + 1e-5).squareRoot()
    return check(
      name, row, scale, shift, 1e-5, given: "random numbers [\(count)], epsilon 1e-5",
      expects: row.indices.map {
        Float(Double(scale[$0]) * (Double(row[$0]) - mean) / root + Double(shift[$0]))
      })
  }
}
