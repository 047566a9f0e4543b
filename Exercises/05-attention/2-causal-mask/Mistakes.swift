import ExerciseKit
import Exercise_05_2
import Learner_05_2
import Solution_05_2
import Tensors

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any CausalMaskExercise.Type>] { CausalMaskChecks.all }
  static var learner: any CausalMaskExercise.Type { Learner_05_2.CausalMask.self }
  static var solution: any CausalMaskExercise.Type { Solution_05_2.CausalMask.self }
  static var mistakes: KeyValuePairs<String, any CausalMaskExercise.Type> {
    [
      "NoMask": NoMask.self,
      "MaskAfterSoftmax": MaskAfterSoftmax.self,
      "ZeroScores": ZeroScores.self,
      "PastMasked": PastMasked.self,
    ]
  }
}

/// Lets all positions be seen.
enum NoMask: CausalMaskExercise {
  static func weights(scores: Tensor) throws -> Tensor {
    scores.softmax()
  }
}

/// Sets the weights to 0 after softmax.
enum MaskAfterSoftmax: CausalMaskExercise {
  static func weights(scores: Tensor) throws -> Tensor {
    var weights = scores.softmax()
    for row in 0..<scores.shape[0] {
      for column in 0..<scores.shape[1] where column > row { weights[row, column] = 0 }
    }
    return weights
  }
}

/// Gives the future the score 0.
enum ZeroScores: CausalMaskExercise {
  static func weights(scores: Tensor) throws -> Tensor {
    var masked = scores
    for row in 0..<scores.shape[0] {
      for column in 0..<scores.shape[1] where column > row { masked[row, column] = 0 }
    }
    return masked.softmax()
  }
}

/// Masks the past.
enum PastMasked: CausalMaskExercise {
  static func weights(scores: Tensor) throws -> Tensor {
    var masked = scores
    for row in 0..<scores.shape[0] {
      for column in 0..<scores.shape[1] where column < row { masked[row, column] = -.infinity }
    }
    return masked.softmax()
  }
}
