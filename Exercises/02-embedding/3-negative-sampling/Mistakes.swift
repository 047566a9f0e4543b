import ExerciseKit
import Exercise_02_3
import Foundation
import Learner_02_3
import Solution_02_3

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any NegativeSamplingExercise.Type>] { NegativeSamplingChecks.all }
  static var learner: any NegativeSamplingExercise.Type { Learner_02_3.NegativeSampling.self }
  static var solution: any NegativeSamplingExercise.Type { Solution_02_3.NegativeSampling.self }
  static var mistakes: KeyValuePairs<String, any NegativeSamplingExercise.Type> {
    [
      "SignMissing": SignMissing.self,
      "MeanOfNegatives": MeanOfNegatives.self,
      "NoLogarithm": NoLogarithm.self,
      "Overflow": Overflow.self,
    ]
  }
}

/// Pulls the negatives closer instead of pushing them away.
enum SignMissing: NegativeSamplingExercise {
  static func loss(word: [Float], neighbour: [Float], negatives: [[Float]]) throws -> Float {
    func score(_ other: [Float]) -> Float { zip(word, other).reduce(0) { $0 + $1.0 * $1.1 } }
    func softplus(_ z: Float) -> Float { max(z, 0) + log(1 + exp(-abs(z))) }
    return negatives.reduce(softplus(-score(neighbour))) { $0 + softplus(-score($1)) }
  }
}

/// Takes the mean over the negatives.
enum MeanOfNegatives: NegativeSamplingExercise {
  static func loss(word: [Float], neighbour: [Float], negatives: [[Float]]) throws -> Float {
    let own = try Solution_02_3.NegativeSampling.loss(
      word: word, neighbour: neighbour, negatives: [])
    let all = try Solution_02_3.NegativeSampling.loss(
      word: word, neighbour: neighbour, negatives: negatives)
    return own + (all - own) / Float(max(negatives.count, 1))
  }
}

/// Adds up probabilities.
enum NoLogarithm: NegativeSamplingExercise {
  static func loss(word: [Float], neighbour: [Float], negatives: [[Float]]) throws -> Float {
    func score(_ other: [Float]) -> Float { zip(word, other).reduce(0) { $0 + $1.0 * $1.1 } }
    func sigma(_ x: Float) -> Float { 1 / (1 + exp(-x)) }
    return negatives.reduce(-sigma(score(neighbour))) { $0 - sigma(-score($1)) }
  }
}

/// Computes σ first, which becomes 0.
enum Overflow: NegativeSamplingExercise {
  static func loss(word: [Float], neighbour: [Float], negatives: [[Float]]) throws -> Float {
    func score(_ other: [Float]) -> Float { zip(word, other).reduce(0) { $0 + $1.0 * $1.1 } }
    func loss(_ x: Float) -> Float { -log(1 / (1 + exp(-x))) }
    return negatives.reduce(loss(score(neighbour))) { $0 + loss(-score($1)) }
  }
}
