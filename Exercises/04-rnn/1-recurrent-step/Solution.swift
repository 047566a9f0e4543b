import Exercise_04_1
import Foundation

public enum RecurrentStep: RecurrentStepExercise {
  public static func step(
    input: [Float], state: [Float], inputWeights: [[Float]], stateWeights: [[Float]], bias: [Float]
  ) throws -> [Float] {
    bias.indices.map { unit in
      var sum = bias[unit]
      for (i, x) in input.enumerated() { sum += x * inputWeights[i][unit] }
      for (i, h) in state.enumerated() { sum += h * stateWeights[i][unit] }
      return tanh(sum)
    }
  }
}
