import Exercise_05_4
import Foundation

public enum StableSoftmax: StableSoftmaxExercise {
  public static func softmax(_ scores: [[Float]]) throws -> [[Float]] {
    scores.map { row in
      let largest = row.max() ?? 0
      let powers = row.map { exp($0 - largest) }
      let total = powers.reduce(0, +)
      return powers.map { $0 / total }
    }
  }
}
