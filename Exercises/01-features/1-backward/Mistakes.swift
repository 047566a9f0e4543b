import ExerciseKit
import Exercise_01_1
import Foundation
import Learner_01_1
import Solution_01_1

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any BackwardExercise.Type>] { BackwardChecks.all }
  static var learner: any BackwardExercise.Type { Learner_01_1.Backward.self }
  static var solution: any BackwardExercise.Type { Solution_01_1.Backward.self }
  static var mistakes: KeyValuePairs<String, any BackwardExercise.Type> {
    [
      "Exchanged": Exchanged.self,
      "NoChain": NoChain.self,
      "InputForOutput": InputForOutput.self,
      "NoSquare": NoSquare.self,
    ]
  }
}

/// Gives each factor its own size.
enum Exchanged: BackwardExercise {
  static func product(
    _ x: Float, _ y: Float, gradient: Float
  ) throws -> (x: Float, y: Float) {
    (gradient * x, gradient * y)
  }

  static func tangent(_ x: Float, gradient: Float) throws -> Float {
    gradient * (1 - tanh(x) * tanh(x))
  }
}

/// Forgets the gradient that arrives.
enum NoChain: BackwardExercise {
  static func product(
    _ x: Float, _ y: Float, gradient: Float
  ) throws -> (x: Float, y: Float) {
    (y, x)
  }

  static func tangent(_ x: Float, gradient: Float) throws -> Float { 1 - tanh(x) * tanh(x) }
}

/// Squares the input of tanh.
enum InputForOutput: BackwardExercise {
  static func product(
    _ x: Float, _ y: Float, gradient: Float
  ) throws -> (x: Float, y: Float) {
    (gradient * y, gradient * x)
  }

  static func tangent(_ x: Float, gradient: Float) throws -> Float { gradient * (1 - x * x) }
}

/// Forgets the square of tanh.
enum NoSquare: BackwardExercise {
  static func product(
    _ x: Float, _ y: Float, gradient: Float
  ) throws -> (x: Float, y: Float) {
    (gradient * y, gradient * x)
  }

  static func tangent(_ x: Float, gradient: Float) throws -> Float { gradient * (1 - tanh(x)) }
}
