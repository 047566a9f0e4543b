import ExerciseKit
import Tensors

/// What exercise 03.4 asks for.
public protocol TopPExercise {
  /// The distribution when only the likeliest tokens stay that together have probability `p`.
  static func topP(_ probabilities: [Float], p: Float) throws -> [Float]
}

/// The graded checks of exercise 03.4.
public enum TopPChecks {
  /// Cases by hand first, then random ones in 64 bits.
  public static var all: [Check<any TopPExercise.Type>] {
    [
      check(
        "by hand", [0.0625, 0.5, 0.25, 0.1875], p: 0.85, expects: [0, 8 / 15, 4 / 15, 3 / 15]),
      check(
        "five tokens", [0.1875, 0.3125, 0.09375, 0.25, 0.15625], p: 0.8,
        expects: [6 / 29, 10 / 29, 0, 8 / 29, 5 / 29]),
      check("p is reached exactly", [0.5, 0.25, 0.25], p: 0.5, expects: [1, 0, 0]),
      check("one is enough", [0.2, 0.8], p: 0.5, expects: [0, 1]),
      check("all stay", [0.25, 0.5, 0.25], p: 1, expects: [0.25, 0.5, 0.25]),
      random("12 tokens", seed: 1, count: 12, p: 0.6),
      random("30 tokens", seed: 2, count: 30, p: 0.9),
    ]
  }

  private static func check(
    _ name: String, _ probabilities: [Float], p: Float, given: String? = nil,
    expects expected: [Float]
  ) -> Check<any TopPExercise.Type> {
    Check(
      name, given: given ?? "probabilities \(probabilities), p = \(p)", expects: .vector(expected)
    ) { answer in
      .vector(try answer.topP(probabilities, p: p))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, count: Int, p: Float
  ) -> Check<any TopPExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let weights = (0..<count).map { _ in
      Float.uniform(using: &generator) * Float.uniform(using: &generator) + 0.001
    }
    let total = weights.reduce(0, +)
    let probabilities = weights.map { $0 / total }
    // A token stays where those that are likelier have less than p together.
    let kept = probabilities.map { own in
      probabilities.reduce(0.0) { $0 + ($1 > own ? Double($1) : 0) } < Double(p)
    }
    let sum = zip(probabilities, kept).reduce(0.0) { $0 + ($1.1 ? Double($1.0) : 0) }
    return check(
      name, probabilities, p: p, given: "\(count) random probabilities, p = \(p)",
      expects: zip(probabilities, kept).map { $1 ? Float(Double($0) / sum) : 0 })
  }
}
