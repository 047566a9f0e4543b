import ExerciseKit
import Foundation
import Tensors

/// What exercise 07.3 asks for.
public protocol GrowthExponentExercise {
  /// The slope of `ln(bytes)` against `ln(length)` by least squares.
  static func exponent(lengths: [Float], bytes: [Float]) throws -> Float
}

/// The graded checks of exercise 07.3.
public enum GrowthExponentChecks {
  /// Logarithms of 32-bit numbers and differences of them cost a digit more than sums.
  private static let tolerance = Tolerance(absolute: 1e-4, relative: 1e-3)

  /// Exact power laws first, then noisy ones in 64 bits.
  public static var all: [Check<any GrowthExponentExercise.Type>] {
    [
      check("a square, by hand", [1, 10, 100], [2, 200, 20000], expects: 2),
      check("a straight line", [2, 4, 8, 16], [6, 12, 24, 48], expects: 1),
      check("no growth", [1, 2, 3], [64, 64, 64], expects: 0),
      noisy("noisy bytes, exponent near 2", seed: 1, exponent: 2),
      noisy("noisy bytes, exponent near 1", seed: 2, exponent: 1),
    ]
  }

  private static func check(
    _ name: String, _ lengths: [Float], _ bytes: [Float], expects expected: Float
  ) -> Check<any GrowthExponentExercise.Type> {
    Check(
      name, given: "lengths \(lengths), bytes \(bytes)", expects: .number(expected),
      within: tolerance
    ) { answer in
      .number(try answer.exponent(lengths: lengths, bytes: bytes))
    }
  }

  private static func noisy(
    _ name: String, seed: UInt64, exponent: Double
  ) -> Check<any GrowthExponentExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let lengths: [Float] = [64, 128, 200, 256, 512]
    let bytes = lengths.map { length in
      Float(
        (3 * pow(Double(length), exponent) * exp(0.3 * Double(Float.normal(using: &generator))))
          .rounded())
    }
    let (x, y) = (lengths.map { log(Double($0)) }, bytes.map { log(Double($0)) })
    let (meanX, meanY) = (x.reduce(0, +) / 5, y.reduce(0, +) / 5)
    let above = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let below = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    return check(name, lengths, bytes, expects: Float(above / below))
  }
}
