import ExerciseKit
import Foundation
import Tensors

/// What exercise 09.3 asks for.
public protocol BitsAByteExercise {
  /// Bits for each byte of text, the model's numbers counted.
  static func bitsPerByte(chances: [Float], weightBytes: Int) throws -> Float
}

/// The graded checks of exercise 09.3.
public enum BitsAByteChecks {
  /// Cases by hand first, then random ones in 64 bits.
  public static var all: [Check<any BitsAByteExercise.Type>] {
    [
      check("by hand", [0.5, 0.125], 1, expects: 6),
      check("a model for free", [0.25, 0.25, 1], 0, expects: 4.0 / 3),
      random("100 bytes, no weights", seed: 1, count: 100, weightBytes: 0),
      random("300 bytes, 60 bytes of weights", seed: 2, count: 300, weightBytes: 60),
    ]
  }

  private static func check(
    _ name: String, _ chances: [Float], _ weightBytes: Int, given: String? = nil,
    expects expected: Double
  ) -> Check<any BitsAByteExercise.Type> {
    Check(
      name, given: given ?? "chances \(chances), \(weightBytes) bytes of weights",
      expects: .number(Float(expected))
    ) { answer in
      .number(try answer.bitsPerByte(chances: chances, weightBytes: weightBytes))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, count: Int, weightBytes: Int
  ) -> Check<any BitsAByteExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let chances = (0..<count).map { _ in 0.01 + 0.98 * Float.uniform(using: &generator) }
    let bits = chances.reduce(0.0) { $0 - log2(Double($1)) }
    return check(
      name, chances, weightBytes, given: name,
      expects: (bits + 8 * Double(weightBytes)) / Double(count))
  }
}
