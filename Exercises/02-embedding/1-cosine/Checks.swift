import ExerciseKit
import Tensors

/// What exercise 02.1 asks for.
public protocol CosineExercise {
  /// The cosine of the angle between two vectors, 0 where one is all zeros.
  static func similarity(_ a: [Float], _ b: [Float]) throws -> Float
}

/// The graded checks of exercise 02.1.
public enum CosineChecks {
  /// Cases by hand first, then random ones in 64 bits.
  public static var all: [Check<any CosineExercise.Type>] {
    [
      check("worked out by hand", [3, 4], [4, 3], expects: 0.96),
      check("vectors of different lengths", [1, 0], [5, 5], expects: 0.70710678),
      check("opposite directions", [1, 2], [-2, -4], expects: -1),
      check("a vector of zeros", [0, 0, 0], [1, 2, 3], expects: 0),
      random("vectors of 50 numbers", seed: 1, width: 50),
      random("vectors of 7 numbers", seed: 2, width: 7),
    ]
  }

  private static func check(
    _ name: String, _ a: [Float], _ b: [Float], given: String? = nil, expects expected: Float
  ) -> Check<any CosineExercise.Type> {
    Check(name, given: given ?? "a = \(a), b = \(b)", expects: .number(expected)) { answer in
      .number(try answer.similarity(a, b))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, width: Int
  ) -> Check<any CosineExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let a = (0..<width).map { _ in Float.normal(using: &generator) }
    let b = (0..<width).map { _ in Float.normal(using: &generator) }
    func product(_ x: [Float], _ y: [Float]) -> Double {
      zip(x, y).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    let cosine = product(a, b) / (product(a, a) * product(b, b)).squareRoot()
    return check(
      name, a, b, given: "random numbers, \(width) in each vector", expects: Float(cosine))
  }
}
