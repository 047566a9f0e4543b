import ExerciseKit
import Exercise_07_2
import Learner_07_2
import Solution_07_2

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any RecallScoreExercise.Type>] { RecallScoreChecks.all }
  static var learner: any RecallScoreExercise.Type { Learner_07_2.RecallScore.self }
  static var solution: any RecallScoreExercise.Type { Solution_07_2.RecallScore.self }
  static var mistakes: KeyValuePairs<String, any RecallScoreExercise.Type> {
    [
      "EveryPosition": EveryPosition.self,
      "WrongTotal": WrongTotal.self,
      "NoShare": NoShare.self,
      "ZeroByZero": ZeroByZero.self,
    ]
  }
}

/// Counts every position.
enum EveryPosition: RecallScoreExercise {
  static func recall(predictions: [Int], targets: [Int], isValue: [Bool]) throws -> Float {
    let right = zip(predictions, targets).filter { $0 == $1 }
    return predictions.isEmpty ? 0 : Float(right.count) / Float(predictions.count)
  }
}

/// Divides by all positions.
enum WrongTotal: RecallScoreExercise {
  static func recall(predictions: [Int], targets: [Int], isValue: [Bool]) throws -> Float {
    let right = isValue.indices.filter { isValue[$0] && predictions[$0] == targets[$0] }
    return Float(right.count) / Float(isValue.count)
  }
}

/// Gives the count.
enum NoShare: RecallScoreExercise {
  static func recall(predictions: [Int], targets: [Int], isValue: [Bool]) throws -> Float {
    Float(isValue.indices.filter { isValue[$0] && predictions[$0] == targets[$0] }.count)
  }
}

/// Divides by 0 where nothing is asked.
enum ZeroByZero: RecallScoreExercise {
  static func recall(predictions: [Int], targets: [Int], isValue: [Bool]) throws -> Float {
    let asked = isValue.indices.filter { isValue[$0] }
    return Float(asked.filter { predictions[$0] == targets[$0] }.count) / Float(asked.count)
  }
}
