import ExerciseKit
import Foundation
import Tensors

/// What exercise 03.2 asks for.
public protocol PerplexityExercise {
  /// The perplexity of a text, from the probability that each of its tokens was given.
  static func perplexity(_ probabilities: [Float]) throws -> Float
}

/// The graded checks of exercise 03.2.
public enum PerplexityChecks {
  /// Cases by hand first, then random ones in 64 bits.
  public static var all: [Check<any PerplexityExercise.Type>] {
    [
      check("ten equal choices", [0.1, 0.1, 0.1], expects: 10),
      check("by hand", [0.5, 0.125], expects: 4),
      check("certainty", [1, 1, 1, 1], expects: 1),
      random("20 tokens", seed: 1, count: 20),
      random("300 tokens, whose product is below what a Float holds", seed: 2, count: 300),
    ]
  }

  private static func check(
    _ name: String, _ probabilities: [Float], given: String? = nil, expects expected: Float
  ) -> Check<any PerplexityExercise.Type> {
    Check(
      name, given: given ?? "probabilities \(probabilities)", expects: .number(expected)
    ) { answer in
      .number(try answer.perplexity(probabilities))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, count: Int
  ) -> Check<any PerplexityExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let probabilities = (0..<count).map { _ in 0.01 + 0.5 * Float.uniform(using: &generator) }
    let mean = probabilities.reduce(0.0) { $0 - log(Double($1)) } / Double(count)
    return check(
      name, probabilities, given: "\(count) random probabilities", expects: Float(exp(mean)))
  }
}
