import ExerciseKit
import Tensors

/// What exercise 06.2 asks for.
public protocol PreNormBlockExercise {
  /// The input plus attention's and the MLP's parts, each of which reads a normed input.
  static func block(
    _ x: Tensor, norm1: (Tensor) -> Tensor, attention: (Tensor) -> Tensor,
    norm2: (Tensor) -> Tensor, mlp: (Tensor) -> Tensor
  ) throws -> Tensor
}

/// The graded checks of exercise 06.2.
public enum PreNormBlockChecks {
  /// A case by hand first, then random matrices as the four parts.
  public static var all: [Check<any PreNormBlockExercise.Type>] {
    [
      byHand,
      random("random parts, three positions", seed: 1, time: 3, width: 4),
      random("random parts, five positions", seed: 2, time: 5, width: 6),
    ]
  }

  private static var byHand: Check<any PreNormBlockExercise.Type> {
    Check(
      "worked out by hand",
      given: "x [[2, 4]], norm1: halve, attention: times 10, norm2: minus 2, mlp: halve",
      expects: .matrix([[17, 35]])
    ) { answer in
      .tensor(
        try answer.block(
          Tensor(rows: [[2, 4]]), norm1: { $0 / 2 }, attention: { 10 * $0 },
          norm2: { $0 - Tensor($0.shape, repeating: 2) }, mlp: { $0 / 2 }))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, time: Int, width: Int
  ) -> Check<any PreNormBlockExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    func normal(_ rows: Int) -> Tensor {
      Tensor(Shape(rows, width), normalWithDeviation: 0.5, using: &generator)
    }
    let x = normal(time)
    let parts = (0..<4).map { _ in normal(width) }
    let sum = x + x.matmul(parts[0]).matmul(parts[1])
    let expected = sum + sum.matmul(parts[2]).matmul(parts[3])
    return Check(
      name, given: "x [\(time), \(width)], each part multiplies by a random matrix",
      expects: .tensor(expected)
    ) { answer in
      .tensor(
        try answer.block(
          x, norm1: { $0.matmul(parts[0]) }, attention: { $0.matmul(parts[1]) },
          norm2: { $0.matmul(parts[2]) }, mlp: { $0.matmul(parts[3]) }))
    }
  }
}
