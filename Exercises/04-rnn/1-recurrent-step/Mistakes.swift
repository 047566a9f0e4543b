import ExerciseKit
import Exercise_04_1
import Learner_04_1
import Solution_04_1

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any RecurrentStepExercise.Type>] { RecurrentStepChecks.all }
  static var learner: any RecurrentStepExercise.Type { Learner_04_1.RecurrentStep.self }
  static var solution: any RecurrentStepExercise.Type { Solution_04_1.RecurrentStep.self }
  static var mistakes: KeyValuePairs<String, any RecurrentStepExercise.Type> {
    [
      "NoTanh": NoTanh.self,
      "NoBias": NoBias.self,
      "NoState": NoState.self,
      "Transposed": Transposed.self,
    ]
  }
}

/// Leaves out tanh.
enum NoTanh: RecurrentStepExercise {
  static func step(
    input: [Float], state: [Float], inputWeights: [[Float]], stateWeights: [[Float]], bias: [Float]
  ) throws -> [Float] {
    bias.indices.map { unit in
      zip(input, inputWeights).reduce(0) { $0 + $1.0 * $1.1[unit] }
        + zip(state, stateWeights).reduce(0) { $0 + $1.0 * $1.1[unit] } + bias[unit]
    }
  }
}

/// Leaves out the bias.
enum NoBias: RecurrentStepExercise {
  static func step(
    input: [Float], state: [Float], inputWeights: [[Float]], stateWeights: [[Float]], bias: [Float]
  ) throws -> [Float] {
    try Solution_04_1.RecurrentStep.step(
      input: input, state: state, inputWeights: inputWeights, stateWeights: stateWeights,
      bias: bias.map { _ in 0 })
  }
}

/// Forgets the state.
enum NoState: RecurrentStepExercise {
  static func step(
    input: [Float], state: [Float], inputWeights: [[Float]], stateWeights: [[Float]], bias: [Float]
  ) throws -> [Float] {
    try Solution_04_1.RecurrentStep.step(
      input: input, state: state.map { _ in 0 }, inputWeights: inputWeights,
      stateWeights: stateWeights, bias: bias)
  }
}

/// Reads the state's weights as [out, in].
enum Transposed: RecurrentStepExercise {
  static func step(
    input: [Float], state: [Float], inputWeights: [[Float]], stateWeights: [[Float]], bias: [Float]
  ) throws -> [Float] {
    let turned = bias.indices.map { j in stateWeights.map { $0[j] } }
    return try Solution_04_1.RecurrentStep.step(
      input: input, state: state, inputWeights: inputWeights, stateWeights: turned, bias: bias)
  }
}
