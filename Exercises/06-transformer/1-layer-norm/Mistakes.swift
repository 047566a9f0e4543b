import ExerciseKit
import Exercise_06_1
import Learner_06_1
import Solution_06_1

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any LayerNormExercise.Type>] { LayerNormChecks.all }
  static var learner: any LayerNormExercise.Type { Learner_06_1.LayerNorm.self }
  static var solution: any LayerNormExercise.Type { Solution_06_1.LayerNorm.self }
  static var mistakes: KeyValuePairs<String, any LayerNormExercise.Type> {
    [
      "SampleVariance": SampleVariance.self,
      "NoRoot": NoRoot.self,
      "NoMean": NoMean.self,
      "NoEpsilon": NoEpsilon.self,
      "EpsilonOutside": EpsilonOutside.self,
    ]
  }
}

/// Divides by n - 1.
enum SampleVariance: LayerNormExercise {
  static func normalise(_ row: [Float], scale: [Float], shift: [Float], epsilon: Float) throws
    -> [Float]
  {
    let count = Float(row.count)
    let mean = row.reduce(0, +) / count
    let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let deviation = (variance + epsilon).squareRoot()
    return row.indices.map { scale[$0] * (row[$0] - mean) / deviation + shift[$0] }
  }
}

/// Divides by the variance.
enum NoRoot: LayerNormExercise {
  static func normalise(_ row: [Float], scale: [Float], shift: [Float], epsilon: Float) throws
    -> [Float]
  {
    let mean = row.reduce(0, +) / Float(row.count)
    let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(row.count)
    return row.indices.map { scale[$0] * (row[$0] - mean) / (variance + epsilon) + shift[$0] }
  }
}

/// Does not subtract the mean.
enum NoMean: LayerNormExercise {
  static func normalise(_ row: [Float], scale: [Float], shift: [Float], epsilon: Float) throws
    -> [Float]
  {
    let squares = row.reduce(0) { $0 + $1 * $1 } / Float(row.count)
    let deviation = (squares + epsilon).squareRoot()
    return row.indices.map { scale[$0] * row[$0] / deviation + shift[$0] }
  }
}

/// Leaves out epsilon.
enum NoEpsilon: LayerNormExercise {
  static func normalise(_ row: [Float], scale: [Float], shift: [Float], epsilon: Float) throws
    -> [Float]
  {
    try Solution_06_1.LayerNorm.normalise(row, scale: scale, shift: shift, epsilon: 0)
  }
}

/// Adds epsilon to the root.
enum EpsilonOutside: LayerNormExercise {
  static func normalise(_ row: [Float], scale: [Float], shift: [Float], epsilon: Float) throws
    -> [Float]
  {
    let mean = row.reduce(0, +) / Float(row.count)
    let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(row.count)
    let deviation = variance.squareRoot() + epsilon
    return row.indices.map { scale[$0] * (row[$0] - mean) / deviation + shift[$0] }
  }
}
