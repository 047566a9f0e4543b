import Exercise_01_2
import Foundation

public enum SoftmaxGradient: SoftmaxGradientExercise {
  public static func gradient(
    _ x: [Float], weights: [[Float]], label: Int
  ) throws -> [[Float]] {
    let classes = weights[0].count
    let scores = (0..<classes).map { k in
      x.indices.reduce(Float(0)) { $0 + x[$1] * weights[$1][k] }
    }
    let largest = scores.max() ?? 0
    let powers = scores.map { exp($0 - largest) }
    let sum = powers.reduce(0, +)
    var d = powers.map { $0 / sum }
    d[label] -= 1
    return x.map { feature in d.map { feature * $0 } }
  }
}
