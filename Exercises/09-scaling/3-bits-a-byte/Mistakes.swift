import ExerciseKit
import Exercise_09_3
import Foundation
import Learner_09_3
import Solution_09_3

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any BitsAByteExercise.Type>] { BitsAByteChecks.all }
  static var learner: any BitsAByteExercise.Type { Learner_09_3.BitsAByte.self }
  static var solution: any BitsAByteExercise.Type { Solution_09_3.BitsAByte.self }
  static var mistakes: KeyValuePairs<String, any BitsAByteExercise.Type> {
    [
      "Nats": Nats.self,
      "MeanChance": MeanChance.self,
      "WeightsInBytes": WeightsInBytes.self,
      "WeightsForFree": WeightsForFree.self,
    ]
  }
}

/// Takes the natural logarithm.
enum Nats: BitsAByteExercise {
  static func bitsPerByte(chances: [Float], weightBytes: Int) throws -> Float {
    let coded = chances.reduce(0) { $0 - log($1) }
    return (coded + 8 * Float(weightBytes)) / Float(chances.count)
  }
}

/// Averages first.
enum MeanChance: BitsAByteExercise {
  static func bitsPerByte(chances: [Float], weightBytes: Int) throws -> Float {
    let mean = chances.reduce(0, +) / Float(chances.count)
    return -log2(mean) + 8 * Float(weightBytes) / Float(chances.count)
  }
}

/// Forgets the eight.
enum WeightsInBytes: BitsAByteExercise {
  static func bitsPerByte(chances: [Float], weightBytes: Int) throws -> Float {
    let coded = chances.reduce(0) { $0 - log2($1) }
    return (coded + Float(weightBytes)) / Float(chances.count)
  }
}

/// Leaves out the model.
enum WeightsForFree: BitsAByteExercise {
  static func bitsPerByte(chances: [Float], weightBytes: Int) throws -> Float {
    chances.reduce(0) { $0 - log2($1) } / Float(chances.count)
  }
}
