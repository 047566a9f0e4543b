import ExerciseKit
import Tensors

/// What exercise 03.1 asks for.
public protocol BigramTableExercise {
  /// The probability of each token after each, add-one.
  static func table(_ tokens: [Int], vocabularySize: Int) throws -> [[Float]]
}

/// The graded checks of exercise 03.1.
public enum BigramTableChecks {
  /// A case by hand first, then random texts in 64 bits.
  public static var all: [Check<any BigramTableExercise.Type>] {
    [
      check(
        "worked out by hand", [0, 1, 0, 1, 1], 2, expects: [[0.25, 0.75], [0.5, 0.5]]),
      check(
        "a token that never occurs", [0, 0], 3,
        expects: [[0.5, 0.25, 0.25], [1 / 3, 1 / 3, 1 / 3], [1 / 3, 1 / 3, 1 / 3]]),
      random("40 tokens of 4", seed: 1, count: 40, size: 4),
      random("200 tokens of 6", seed: 2, count: 200, size: 6),
    ]
  }

  private static func check(
    _ name: String, _ tokens: [Int], _ size: Int, given: String? = nil,
    expects expected: [[Float]]
  ) -> Check<any BigramTableExercise.Type> {
    Check(
      name, given: given ?? "tokens \(tokens), \(size) different ones", expects: .matrix(expected)
    ) { answer in
      .matrix(try answer.table(tokens, vocabularySize: size))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, count: Int, size: Int
  ) -> Check<any BigramTableExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    // Low tokens more often, so that rows differ.
    let tokens = (0..<count).map { _ in
      min(
        Int.random(in: 0..<size, using: &generator), Int.random(in: 0..<size, using: &generator))
    }
    let pairs = Array(zip(tokens, tokens.dropFirst()))
    let expected = (0..<size).map { a in
      (0..<size).map { b in
        let both = pairs.filter { $0.0 == a && $0.1 == b }.count
        let row = pairs.filter { $0.0 == a }.count
        return Float((Double(both) + 1) / Double(row + size))
      }
    }
    return check(
      name, tokens, size, given: "\(count) random tokens, \(size) different ones",
      expects: expected)
  }
}
