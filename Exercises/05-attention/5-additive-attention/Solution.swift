import Exercise_05_5
import Foundation

public enum AdditiveAttention: AdditiveAttentionExercise {
  public static func weights(
    query: [Float], keys: [[Float]], queryWeights: [[Float]], keyWeights: [[Float]], vector: [Float]
  ) throws -> [Float] {
    func product(_ x: [Float], _ weights: [[Float]]) -> [Float] {
      vector.indices.map { j in zip(x, weights).reduce(0) { $0 + $1.0 * $1.1[j] } }
    }
    let projected = product(query, queryWeights)  // [a]
    let scores = keys.map { key in
      zip(zip(projected, product(key, keyWeights)), vector).reduce(Float(0)) {
        $0 + tanh($1.0.0 + $1.0.1) * $1.1
      }
    }
    let largest = scores.max() ?? 0
    let powers = scores.map { exp($0 - largest) }
    let total = powers.reduce(0, +)
    return powers.map { $0 / total }
  }
}
