import ExerciseKit
import Exercise_08_1
import Learner_08_1
import Solution_08_1

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any FreezingExercise.Type>] { FreezingChecks.all }
  static var learner: any FreezingExercise.Type { Learner_08_1.Freezing.self }
  static var solution: any FreezingExercise.Type { Solution_08_1.Freezing.self }
  static var mistakes: KeyValuePairs<String, any FreezingExercise.Type> {
    [
      "MovesAll": MovesAll.self,
      "WrongEnd": WrongEnd.self,
      "FrozenToZero": FrozenToZero.self,
      "Uphill": Uphill.self,
    ]
  }
}

/// Trains all layers.
enum MovesAll: FreezingExercise {
  static func step(
    weights: [[Float]], gradients: [[Float]], thawed: Int, rate: Float
  ) throws -> [[Float]] {
    zip(weights, gradients).map { w, g in zip(w, g).map { $0 - rate * $1 } }
  }
}

/// Freezes the wrong end.
enum WrongEnd: FreezingExercise {
  static func step(
    weights: [[Float]], gradients: [[Float]], thawed: Int, rate: Float
  ) throws -> [[Float]] {
    weights.indices.map { layer in
      layer >= thawed
        ? weights[layer] : zip(weights[layer], gradients[layer]).map { $0 - rate * $1 }
    }
  }
}

/// Empties the frozen layers.
enum FrozenToZero: FreezingExercise {
  static func step(
    weights: [[Float]], gradients: [[Float]], thawed: Int, rate: Float
  ) throws -> [[Float]] {
    weights.indices.map { layer in
      layer >= weights.count - thawed
        ? zip(weights[layer], gradients[layer]).map { $0 - rate * $1 }
        : weights[layer].map { _ in 0 }
    }
  }
}

/// Adds the gradient.
enum Uphill: FreezingExercise {
  static func step(
    weights: [[Float]], gradients: [[Float]], thawed: Int, rate: Float
  ) throws -> [[Float]] {
    weights.indices.map { layer in
      layer >= weights.count - thawed
        ? zip(weights[layer], gradients[layer]).map { $0 + rate * $1 } : weights[layer]
    }
  }
}
