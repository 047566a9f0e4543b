import Exercise_04_2

public enum BackwardStep: BackwardStepExercise {
  public static func backward(
    newState: [Float], gradient: [Float], state: [Float], stateWeights: [[Float]]
  ) throws -> (state: [Float], stateWeights: [[Float]]) {
    let slopes = zip(gradient, newState).map { $0 * (1 - $1 * $1) }  // by a
    return (
      state: stateWeights.map { row in zip(row, slopes).reduce(0) { $0 + $1.0 * $1.1 } },
      stateWeights: state.map { h in slopes.map { h * $0 } }
    )
  }
}
