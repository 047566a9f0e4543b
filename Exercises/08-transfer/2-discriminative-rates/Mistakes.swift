import ExerciseKit
import Exercise_08_2
import Learner_08_2
import Solution_08_2

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any DiscriminativeRatesExercise.Type>] { DiscriminativeRatesChecks.all }
  static var learner: any DiscriminativeRatesExercise.Type { Learner_08_2.DiscriminativeRates.self }
  static var solution: any DiscriminativeRatesExercise.Type {
    Solution_08_2.DiscriminativeRates.self
  }
  static var mistakes: KeyValuePairs<String, any DiscriminativeRatesExercise.Type> {
    [
      "WrongEnd": WrongEnd.self,
      "Faster": Faster.self,
      "Linear": Linear.self,
      "TopDivided": TopDivided.self,
    ]
  }
}

/// Gives the lowest layer the full rate.
enum WrongEnd: DiscriminativeRatesExercise {
  static func rates(layers: Int, top: Float, decay: Float) throws -> [Float] {
    (0..<layers).map { layer in (0..<layer).reduce(top) { rate, _ in rate / decay } }
  }
}

/// Multiplies.
enum Faster: DiscriminativeRatesExercise {
  static func rates(layers: Int, top: Float, decay: Float) throws -> [Float] {
    (0..<layers).map { layer in
      (0..<(layers - 1 - layer)).reduce(top) { rate, _ in rate * decay }
    }
  }
}

/// Divides by a multiple of the decay.
enum Linear: DiscriminativeRatesExercise {
  static func rates(layers: Int, top: Float, decay: Float) throws -> [Float] {
    (0..<layers).map { layer in
      layer == layers - 1 ? top : top / (decay * Float(layers - 1 - layer))
    }
  }
}

/// Divides once more.
enum TopDivided: DiscriminativeRatesExercise {
  static func rates(layers: Int, top: Float, decay: Float) throws -> [Float] {
    (0..<layers).map { layer in
      (0..<(layers - layer)).reduce(top) { rate, _ in rate / decay }
    }
  }
}
