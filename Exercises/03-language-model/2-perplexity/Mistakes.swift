import ExerciseKit
import Exercise_03_2
import Foundation
import Learner_03_2
import Solution_03_2

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any PerplexityExercise.Type>] { PerplexityChecks.all }
  static var learner: any PerplexityExercise.Type { Learner_03_2.Perplexity.self }
  static var solution: any PerplexityExercise.Type { Solution_03_2.Perplexity.self }
  static var mistakes: KeyValuePairs<String, any PerplexityExercise.Type> {
    [
      "MeanProbability": MeanProbability.self,
      "NoExponential": NoExponential.self,
      "NoMean": NoMean.self,
      "BitsAndE": BitsAndE.self,
    ]
  }
}

/// Takes one over the mean probability.
enum MeanProbability: PerplexityExercise {
  static func perplexity(_ probabilities: [Float]) throws -> Float {
    Float(probabilities.count) / probabilities.reduce(0, +)
  }
}

/// Stops at the mean surprise.
enum NoExponential: PerplexityExercise {
  static func perplexity(_ probabilities: [Float]) throws -> Float {
    probabilities.reduce(Float(0)) { $0 - log($1) } / Float(probabilities.count)
  }
}

/// Adds surprises up without dividing.
enum NoMean: PerplexityExercise {
  static func perplexity(_ probabilities: [Float]) throws -> Float {
    exp(probabilities.reduce(Float(0)) { $0 - log($1) })
  }
}

/// Mixes log2 and exp.
enum BitsAndE: PerplexityExercise {
  static func perplexity(_ probabilities: [Float]) throws -> Float {
    exp(probabilities.reduce(Float(0)) { $0 - log2($1) } / Float(probabilities.count))
  }
}
