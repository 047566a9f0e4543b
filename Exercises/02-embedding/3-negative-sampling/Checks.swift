import ExerciseKit
import Foundation
import Tensors

/// What exercise 02.3 asks for.
public protocol NegativeSamplingExercise {
  /// The loss of one pair and its negatives, in nats.
  static func loss(word: [Float], neighbour: [Float], negatives: [[Float]]) throws -> Float
}

/// The graded checks of exercise 02.3.
public enum NegativeSamplingChecks {
  /// Cases by hand first, then random ones in 64 bits.
  public static var all: [Check<any NegativeSamplingExercise.Type>] {
    [
      check("worked out by hand", [1, 0], [2, 0], [[-1, 0]], expects: 0.44019),
      // A word of zeros has the score 0 with all, and -ln σ(0) = ln 2.
      check("a word of zeros", [0, 0], [1, 2], [[3, 4], [5, 6]], expects: 3 * 0.6931472),
      random("random vectors, 5 negatives", seed: 1, width: 20, count: 5),
      check("a score of -200", [10], [-20], [[-20]], expects: 200),
      random("random vectors, 2 negatives", seed: 2, width: 8, count: 2),
    ]
  }

  private static func check(
    _ name: String, _ word: [Float], _ neighbour: [Float], _ negatives: [[Float]],
    given: String? = nil, expects expected: Float
  ) -> Check<any NegativeSamplingExercise.Type> {
    Check(
      name, given: given ?? "word \(word), neighbour \(neighbour), negatives \(negatives)",
      expects: .number(expected)
    ) { answer in
      .number(try answer.loss(word: word, neighbour: neighbour, negatives: negatives))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, width: Int, count: Int
  ) -> Check<any NegativeSamplingExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    func vector() -> [Float] { (0..<width).map { _ in Float.normal(using: &generator) } }
    let (word, neighbour) = (vector(), vector())
    let negatives = (0..<count).map { _ in vector() }
    func score(_ other: [Float]) -> Double {
      zip(word, other).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    let losses = [-score(neighbour)] + negatives.map(score)
    return check(
      name, word, neighbour, negatives,
      given: "random numbers: \(count) negatives, \(width) numbers in each vector",
      expects: Float(losses.reduce(0) { $0 + log1p(exp($1)) }))
  }
}
