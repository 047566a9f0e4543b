import ExerciseKit
import Exercise_06_3
import Learner_06_3
import Solution_06_3

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any ParameterCountExercise.Type>] { ParameterCountChecks.all }
  static var learner: any ParameterCountExercise.Type { Learner_06_3.ParameterCount.self }
  static var solution: any ParameterCountExercise.Type { Solution_06_3.ParameterCount.self }
  static var mistakes: KeyValuePairs<String, any ParameterCountExercise.Type> {
    [
      "OutputCounted": OutputCounted.self,
      "NoBiases": NoBiases.self,
      "NoPositions": NoPositions.self,
      "NoFinalNorm": NoFinalNorm.self,
      "OneNorm": OneNorm.self,
    ]
  }
}

/// Counts the output table again.
enum OutputCounted: ParameterCountExercise {
  static func count(vocabulary: Int, context: Int, width: Int, layers: Int) throws -> Int {
    try Solution_06_3.ParameterCount.count(
      vocabulary: 2 * vocabulary, context: context, width: width, layers: layers)
  }
}

/// Leaves out the biases.
enum NoBiases: ParameterCountExercise {
  static func count(vocabulary: Int, context: Int, width: Int, layers: Int) throws -> Int {
    let weights = 12 * width * width
    return (vocabulary + context) * width + layers * (weights + 4 * width) + 2 * width
  }
}

/// Leaves out the positions.
enum NoPositions: ParameterCountExercise {
  static func count(vocabulary: Int, context: Int, width: Int, layers: Int) throws -> Int {
    try Solution_06_3.ParameterCount.count(
      vocabulary: vocabulary, context: 0, width: width, layers: layers)
  }
}

/// Leaves out the last norm.
enum NoFinalNorm: ParameterCountExercise {
  static func count(vocabulary: Int, context: Int, width: Int, layers: Int) throws -> Int {
    let all = try Solution_06_3.ParameterCount.count(
      vocabulary: vocabulary, context: context, width: width, layers: layers)
    return all - 2 * width
  }
}

/// Counts one norm in each layer.
enum OneNorm: ParameterCountExercise {
  static func count(vocabulary: Int, context: Int, width: Int, layers: Int) throws -> Int {
    let all = try Solution_06_3.ParameterCount.count(
      vocabulary: vocabulary, context: context, width: width, layers: layers)
    return all - layers * 2 * width
  }
}
