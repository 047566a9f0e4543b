import ExerciseKit
import Tensors

/// What exercise 08.1 asks for.
public protocol FreezingExercise {
  /// The weights after one step in which only the last `thawed` layers move.
  static func step(
    weights: [[Float]], gradients: [[Float]], thawed: Int, rate: Float
  ) throws -> [[Float]]
}

/// The graded checks of exercise 08.1.
public enum FreezingChecks {
  /// Cases by hand first, then a random one in 64 bits.
  public static var all: [Check<any FreezingExercise.Type>] {
    [
      check("by hand", [[1], [1]], [[2], [2]], 1, 0.1, expects: [[1], [0.8]]),
      check(
        "three layers, two thawed", [[1, 2], [3, 4], [5, 6]], [[1, 1], [1, -1], [2, 0]], 2, 0.5,
        expects: [[1, 2], [2.5, 4.5], [4, 6]]),
      check("nothing thawed", [[1], [2]], [[3], [3]], 0, 1, expects: [[1], [2]]),
      random("four layers of 5, one thawed", seed: 1, thawed: 1),
      random("four layers of 5, all thawed", seed: 2, thawed: 4),
    ]
  }

  private static func check(
    _ name: String, _ weights: [[Float]], _ gradients: [[Float]], _ thawed: Int, _ rate: Float,
    given: String? = nil, expects expected: [[Float]]
  ) -> Check<any FreezingExercise.Type> {
    Check(
      name,
      given: given
        ?? "weights \(weights), gradients \(gradients), thawed \(thawed), rate \(rate)",
      expects: .matrix(expected)
    ) { answer in
      .matrix(
        try answer.step(weights: weights, gradients: gradients, thawed: thawed, rate: rate))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, thawed: Int
  ) -> Check<any FreezingExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let weights = Tensor(Shape(4, 5), normalWithDeviation: 1, using: &generator).rows
    let gradients = Tensor(Shape(4, 5), normalWithDeviation: 1, using: &generator).rows
    var expected = weights
    for layer in (4 - thawed)..<4 {
      for i in 0..<5 {
        expected[layer][i] = Float(
          Double(weights[layer][i]) - 0.25 * Double(gradients[layer][i]))
      }
    }
    return check(name, weights, gradients, thawed, 0.25, given: name, expects: expected)
  }
}
