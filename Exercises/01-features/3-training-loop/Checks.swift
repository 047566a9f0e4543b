import ExerciseKit
import Foundation
import Tensors

/// What exercise 01.3 asks for.
public protocol TrainingLoopExercise {
  /// Walks against the gradient, `steps` times.
  static func descend(
    from start: [Float], rate: Float, steps: Int, gradient: ([Float]) -> [Float]
  ) throws -> [Float]
}

/// The graded checks of exercise 01.3.
public enum TrainingLoopChecks {
  /// A valley by hand first, then bowls in 64 bits.
  public static var all: [Check<any TrainingLoopExercise.Type>] {
    [
      check("one step down x²", [4], curvature: [1], rate: 0.25, steps: 1, expects: [2]),
      check("two steps down x²", [4], curvature: [1], rate: 0.25, steps: 2, expects: [1]),
      check("no step", [4, -3], curvature: [1, 2], rate: 0.25, steps: 0, expects: [4, -3]),
      random("a bowl of three numbers", seed: 1, width: 3, steps: 5),
      random("a bowl of six numbers", seed: 2, width: 6, steps: 12),
    ]
  }

  /// The bowl `Σ c x²`, whose gradient is `2 c x`.
  private static func check(
    _ name: String, _ start: [Float], curvature: [Float], rate: Float, steps: Int,
    given: String? = nil, expects expected: [Float]
  ) -> Check<any TrainingLoopExercise.Type> {
    Check(
      name,
      given: given ?? "start \(start), rate \(rate), \(steps) steps, gradient 2 · \(curvature) · x",
      expects: .vector(expected)
    ) { answer in
      .vector(
        try answer.descend(from: start, rate: rate, steps: steps) { point in
          zip(point, curvature).map { 2 * $0 * $1 }
        })
    }
  }

  private static func random(
    _ name: String, seed: UInt64, width: Int, steps: Int
  ) -> Check<any TrainingLoopExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let start = (0..<width).map { _ in 3 * Float.normal(using: &generator) }
    let curvature = (0..<width).map { _ in 0.2 + Float.uniform(using: &generator) }
    let rate: Float = 0.1
    // In a bowl each step multiplies x by 1 - 2 c rate.
    let expected = zip(start, curvature).map { x, c in
      Float(Double(x) * pow(1 - 2 * Double(c) * Double(rate), Double(steps)))
    }
    return check(
      name, start, curvature: curvature, rate: rate, steps: steps,
      given: "a bowl of \(width) numbers, rate \(rate), \(steps) steps", expects: expected)
  }
}
