import ExerciseKit
import Exercise_04_2
import Learner_04_2
import Solution_04_2

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any BackwardStepExercise.Type>] { BackwardStepChecks.all }
  static var learner: any BackwardStepExercise.Type { Learner_04_2.BackwardStep.self }
  static var solution: any BackwardStepExercise.Type { Solution_04_2.BackwardStep.self }
  static var mistakes: KeyValuePairs<String, any BackwardStepExercise.Type> {
    [
      "NoSlope": NoSlope.self,
      "SlopeAtOldState": SlopeAtOldState.self,
      "ForwardWeights": ForwardWeights.self,
      "TurnedWeights": TurnedWeights.self,
    ]
  }
}

/// Leaves out the slope of tanh.
enum NoSlope: BackwardStepExercise {
  static func backward(
    newState: [Float], gradient: [Float], state: [Float], stateWeights: [[Float]]
  ) throws -> (state: [Float], stateWeights: [[Float]]) {
    try Solution_04_2.BackwardStep.backward(
      newState: newState.map { _ in 0 }, gradient: gradient, state: state,
      stateWeights: stateWeights)
  }
}

/// Takes the slope at the old state.
enum SlopeAtOldState: BackwardStepExercise {
  static func backward(
    newState: [Float], gradient: [Float], state: [Float], stateWeights: [[Float]]
  ) throws -> (state: [Float], stateWeights: [[Float]]) {
    let slopes = zip(gradient, state).map { $0 * (1 - $1 * $1) }
    return (
      state: stateWeights.map { row in zip(row, slopes).reduce(0) { $0 + $1.0 * $1.1 } },
      stateWeights: state.map { h in slopes.map { h * $0 } }
    )
  }
}

/// Sends the gradient through the weights forwards.
enum ForwardWeights: BackwardStepExercise {
  static func backward(
    newState: [Float], gradient: [Float], state: [Float], stateWeights: [[Float]]
  ) throws -> (state: [Float], stateWeights: [[Float]]) {
    let slopes = zip(gradient, newState).map { $0 * (1 - $1 * $1) }
    return (
      state: slopes.indices.map { j in
        zip(slopes, stateWeights).reduce(0) { $0 + $1.0 * $1.1[j] }
      },
      stateWeights: state.map { h in slopes.map { h * $0 } }
    )
  }
}

/// Gives the gradient of the weights as [out, in].
enum TurnedWeights: BackwardStepExercise {
  static func backward(
    newState: [Float], gradient: [Float], state: [Float], stateWeights: [[Float]]
  ) throws -> (state: [Float], stateWeights: [[Float]]) {
    let right = try Solution_04_2.BackwardStep.backward(
      newState: newState, gradient: gradient, state: state, stateWeights: stateWeights)
    return (
      state: right.state,
      stateWeights: state.indices.map { j in right.stateWeights.map { $0[j] } }
    )
  }
}
