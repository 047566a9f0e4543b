import ExerciseKit
import Exercise_01_3
import Learner_01_3
import Solution_01_3

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any TrainingLoopExercise.Type>] { TrainingLoopChecks.all }
  static var learner: any TrainingLoopExercise.Type { Learner_01_3.TrainingLoop.self }
  static var solution: any TrainingLoopExercise.Type { Solution_01_3.TrainingLoop.self }
  static var mistakes: KeyValuePairs<String, any TrainingLoopExercise.Type> {
    [
      "Uphill": Uphill.self,
      "GradientOfStart": GradientOfStart.self,
      "NoRate": NoRate.self,
      "OneTooFew": OneTooFew.self,
    ]
  }
}

/// Steps along the gradient.
enum Uphill: TrainingLoopExercise {
  static func descend(
    from start: [Float], rate: Float, steps: Int, gradient: ([Float]) -> [Float]
  ) throws -> [Float] {
    (0..<steps).reduce(start) { point, _ in zip(point, gradient(point)).map { $0 + rate * $1 } }
  }
}

/// Asks for the gradient once.
enum GradientOfStart: TrainingLoopExercise {
  static func descend(
    from start: [Float], rate: Float, steps: Int, gradient: ([Float]) -> [Float]
  ) throws -> [Float] {
    let slope = gradient(start)
    return (0..<steps).reduce(start) { point, _ in zip(point, slope).map { $0 - rate * $1 } }
  }
}

/// Forgets the rate.
enum NoRate: TrainingLoopExercise {
  static func descend(
    from start: [Float], rate: Float, steps: Int, gradient: ([Float]) -> [Float]
  ) throws -> [Float] {
    (0..<steps).reduce(start) { point, _ in zip(point, gradient(point)).map { $0 - $1 } }
  }
}

/// Makes a step too few.
enum OneTooFew: TrainingLoopExercise {
  static func descend(
    from start: [Float], rate: Float, steps: Int, gradient: ([Float]) -> [Float]
  ) throws -> [Float] {
    var point = start
    for _ in 0..<max(0, steps - 1) { point = zip(point, gradient(point)).map { $0 - rate * $1 } }
    return point
  }
}
