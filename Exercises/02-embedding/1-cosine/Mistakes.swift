import ExerciseKit
import Exercise_02_1
import Learner_02_1
import Solution_02_1

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any CosineExercise.Type>] { CosineChecks.all }
  static var learner: any CosineExercise.Type { Learner_02_1.Cosine.self }
  static var solution: any CosineExercise.Type { Solution_02_1.Cosine.self }
  static var mistakes: KeyValuePairs<String, any CosineExercise.Type> {
    [
      "NoLengths": NoLengths.self,
      "NoRoot": NoRoot.self,
      "OneLength": OneLength.self,
      "ZeroByZero": ZeroByZero.self,
    ]
  }
}

/// Leaves out the lengths.
enum NoLengths: CosineExercise {
  static func similarity(_ a: [Float], _ b: [Float]) throws -> Float {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// Divides by the squared lengths.
enum NoRoot: CosineExercise {
  static func similarity(_ a: [Float], _ b: [Float]) throws -> Float {
    let lengths = a.reduce(0) { $0 + $1 * $1 } * b.reduce(0) { $0 + $1 * $1 }
    return lengths > 0 ? zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / lengths : 0
  }
}

/// Divides by the length of `a` only.
enum OneLength: CosineExercise {
  static func similarity(_ a: [Float], _ b: [Float]) throws -> Float {
    let length = a.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / length : 0
  }
}

/// Has no answer for a vector of zeros.
enum ZeroByZero: CosineExercise {
  static func similarity(_ a: [Float], _ b: [Float]) throws -> Float {
    let lengths = (a.reduce(0) { $0 + $1 * $1 } * b.reduce(0) { $0 + $1 * $1 }).squareRoot()
    return zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / lengths
  }
}
