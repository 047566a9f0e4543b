import ExerciseKit
import Exercise_07_3
import Foundation
import Learner_07_3
import Solution_07_3

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any GrowthExponentExercise.Type>] { GrowthExponentChecks.all }
  static var learner: any GrowthExponentExercise.Type { Learner_07_3.GrowthExponent.self }
  static var solution: any GrowthExponentExercise.Type { Solution_07_3.GrowthExponent.self }
  static var mistakes: KeyValuePairs<String, any GrowthExponentExercise.Type> {
    [
      "NoLogarithms": NoLogarithms.self,
      "ThroughZero": ThroughZero.self,
      "EndsOnly": EndsOnly.self,
      "Turned": Turned.self,
    ]
  }
}

/// Fits the numbers as they are.
enum NoLogarithms: GrowthExponentExercise {
  static func exponent(lengths: [Float], bytes: [Float]) throws -> Float {
    let (x, y) = (lengths, bytes)
    let meanX = x.reduce(0, +) / Float(x.count)
    let meanY = y.reduce(0, +) / Float(y.count)
    let above = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    return above / x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
  }
}

/// Leaves out the means.
enum ThroughZero: GrowthExponentExercise {
  static func exponent(lengths: [Float], bytes: [Float]) throws -> Float {
    let (x, y) = (lengths.map { log($0) }, bytes.map { log($0) })
    return zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } / x.reduce(0) { $0 + $1 * $1 }
  }
}

/// Takes the first and the last point.
enum EndsOnly: GrowthExponentExercise {
  static func exponent(lengths: [Float], bytes: [Float]) throws -> Float {
    let last = lengths.count - 1
    return (log(bytes[last]) - log(bytes[0])) / (log(lengths[last]) - log(lengths[0]))
  }
}

/// Exchanges length and bytes.
enum Turned: GrowthExponentExercise {
  static func exponent(lengths: [Float], bytes: [Float]) throws -> Float {
    let (x, y) = (bytes.map { log($0) }, lengths.map { log($0) })
    let meanX = x.reduce(0, +) / Float(x.count)
    let meanY = y.reduce(0, +) / Float(y.count)
    let above = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    return above / x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
  }
}
