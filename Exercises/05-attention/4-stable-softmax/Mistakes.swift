import ExerciseKit
import Exercise_05_4
import Foundation
import Learner_05_4
import Solution_05_4

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any StableSoftmaxExercise.Type>] { StableSoftmaxChecks.all }
  static var learner: any StableSoftmaxExercise.Type { Learner_05_4.StableSoftmax.self }
  static var solution: any StableSoftmaxExercise.Type { Solution_05_4.StableSoftmax.self }
  static var mistakes: KeyValuePairs<String, any StableSoftmaxExercise.Type> {
    [
      "Overflow": Overflow.self,
      "NoExponential": NoExponential.self,
      "OneSum": OneSum.self,
      "WrongAxis": WrongAxis.self,
    ]
  }
}

/// Takes e to the scores as they are.
enum Overflow: StableSoftmaxExercise {
  static func softmax(_ scores: [[Float]]) throws -> [[Float]] {
    scores.map { row in
      let powers = row.map { exp($0) }
      let total = powers.reduce(0, +)
      return powers.map { $0 / total }
    }
  }
}

/// Divides the scores by their sum.
enum NoExponential: StableSoftmaxExercise {
  static func softmax(_ scores: [[Float]]) throws -> [[Float]] {
    scores.map { row in
      let total = row.reduce(0, +)
      return row.map { total == 0 ? 1 / Float(row.count) : $0 / total }
    }
  }
}

/// Divides by the sum over the whole matrix.
enum OneSum: StableSoftmaxExercise {
  static func softmax(_ scores: [[Float]]) throws -> [[Float]] {
    let largest = scores.flatMap { $0 }.max() ?? 0
    let total = scores.flatMap { $0 }.reduce(0) { $0 + exp($1 - largest) }
    return scores.map { row in row.map { exp($0 - largest) / total } }
  }
}

/// Runs over the columns.
enum WrongAxis: StableSoftmaxExercise {
  static func softmax(_ scores: [[Float]]) throws -> [[Float]] {
    let width = scores.first?.count ?? 0
    let columns = (0..<width).map { column in scores.map { $0[column] } }
    let weights = try Solution_05_4.StableSoftmax.softmax(columns)
    return scores.indices.map { row in weights.map { $0[row] } }
  }
}
