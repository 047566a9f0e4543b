import ExerciseKit
import Exercise_04_3
import Learner_04_3
import Solution_04_3

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any ClipByNormExercise.Type>] { ClipByNormChecks.all }
  static var learner: any ClipByNormExercise.Type { Learner_04_3.ClipByNorm.self }
  static var solution: any ClipByNormExercise.Type { Solution_04_3.ClipByNorm.self }
  static var mistakes: KeyValuePairs<String, any ClipByNormExercise.Type> {
    [
      "EachRow": EachRow.self,
      "EachNumber": EachNumber.self,
      "AlwaysScaled": AlwaysScaled.self,
      "NoRoot": NoRoot.self,
    ]
  }
}

/// Clips each row by its own norm.
enum EachRow: ClipByNormExercise {
  static func clip(_ gradients: [[Float]], to limit: Float) throws -> [[Float]] {
    try gradients.flatMap { try Solution_04_3.ClipByNorm.clip([$0], to: limit) }
  }
}

/// Cuts off each number at the limit.
enum EachNumber: ClipByNormExercise {
  static func clip(_ gradients: [[Float]], to limit: Float) throws -> [[Float]] {
    gradients.map { row in row.map { min(max($0, -limit), limit) } }
  }
}

/// Scales short gradients up, too.
enum AlwaysScaled: ClipByNormExercise {
  static func clip(_ gradients: [[Float]], to limit: Float) throws -> [[Float]] {
    let squares = gradients.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
    return gradients.map { row in row.map { $0 * limit / squares.squareRoot() } }
  }
}

/// Forgets the root.
enum NoRoot: ClipByNormExercise {
  static func clip(_ gradients: [[Float]], to limit: Float) throws -> [[Float]] {
    let squares = gradients.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
    guard squares > limit else { return gradients }
    return gradients.map { row in row.map { $0 * limit / squares } }
  }
}
