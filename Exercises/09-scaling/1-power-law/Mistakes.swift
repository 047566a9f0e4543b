import ExerciseKit
import Exercise_09_1
import Foundation
import Learner_09_1
import Solution_09_1

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any PowerLawExercise.Type>] { PowerLawChecks.all }
  static var learner: any PowerLawExercise.Type { Learner_09_1.PowerLaw.self }
  static var solution: any PowerLawExercise.Type { Solution_09_1.PowerLaw.self }
  static var mistakes: KeyValuePairs<String, any PowerLawExercise.Type> {
    [
      "NoFloor": NoFloor.self,
      "Sign": Sign.self,
      "FactorAsLogarithm": FactorAsLogarithm.self,
      "EndsOnly": EndsOnly.self,
    ]
  }
}

/// Forgets the floor.
enum NoFloor: PowerLawExercise {
  static func fit(sizes: [Float], losses: [Float], floor: Float) throws -> [Float] {
    let x = sizes.map { log($0) }
    let y = losses.map { log($0) }
    let meanX = x.reduce(0, +) / Float(x.count)
    let meanY = y.reduce(0, +) / Float(y.count)
    let above = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let below = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let slope = above / below
    return [exp(meanY - slope * meanX), -slope]
  }
}

/// Gives the slope.
enum Sign: PowerLawExercise {
  static func fit(sizes: [Float], losses: [Float], floor: Float) throws -> [Float] {
    let x = sizes.map { log($0) }
    let y = losses.map { log($0 - floor) }
    let meanX = x.reduce(0, +) / Float(x.count)
    let meanY = y.reduce(0, +) / Float(y.count)
    let above = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let below = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let slope = above / below
    return [exp(meanY - slope * meanX), slope]
  }
}

/// Leaves the logarithm.
enum FactorAsLogarithm: PowerLawExercise {
  static func fit(sizes: [Float], losses: [Float], floor: Float) throws -> [Float] {
    let x = sizes.map { log($0) }
    let y = losses.map { log($0 - floor) }
    let meanX = x.reduce(0, +) / Float(x.count)
    let meanY = y.reduce(0, +) / Float(y.count)
    let above = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let below = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let slope = above / below
    return [meanY - slope * meanX, -slope]
  }
}

/// Uses two points.
enum EndsOnly: PowerLawExercise {
  static func fit(sizes: [Float], losses: [Float], floor: Float) throws -> [Float] {
    let last = sizes.count - 1
    let slope =
      (log(losses[last] - floor) - log(losses[0] - floor)) / (log(sizes[last]) - log(sizes[0]))
    return [exp(log(losses[0] - floor) - slope * log(sizes[0])), -slope]
  }
}
