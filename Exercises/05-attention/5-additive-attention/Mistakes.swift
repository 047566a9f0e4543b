import ExerciseKit
import Exercise_05_5
import Foundation
import Learner_05_5
import Solution_05_5

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any AdditiveAttentionExercise.Type>] { AdditiveAttentionChecks.all }
  static var learner: any AdditiveAttentionExercise.Type { Learner_05_5.AdditiveAttention.self }
  static var solution: any AdditiveAttentionExercise.Type { Solution_05_5.AdditiveAttention.self }
  static var mistakes: KeyValuePairs<String, any AdditiveAttentionExercise.Type> {
    [
      "NoTanh": NoTanh.self,
      "TwoTanhs": TwoTanhs.self,
      "NoVector": NoVector.self,
      "NoSoftmax": NoSoftmax.self,
    ]
  }
}

/// Leaves out tanh, so that the query cancels out.
enum NoTanh: AdditiveAttentionExercise {
  static func weights(
    query: [Float], keys: [[Float]], queryWeights: [[Float]], keyWeights: [[Float]], vector: [Float]
  ) throws -> [Float] {
    let scores = keys.map { key in
      vector.indices.reduce(Float(0)) { sum, j in
        sum + vector[j] * zip(key, keyWeights).reduce(0) { $0 + $1.0 * $1.1[j] }
      }
    }
    let powers = scores.map { exp($0 - (scores.max() ?? 0)) }
    return powers.map { $0 / powers.reduce(0, +) }
  }
}

/// Takes tanh of query and key separately.
enum TwoTanhs: AdditiveAttentionExercise {
  static func weights(
    query: [Float], keys: [[Float]], queryWeights: [[Float]], keyWeights: [[Float]], vector: [Float]
  ) throws -> [Float] {
    func product(_ x: [Float], _ weights: [[Float]], _ j: Int) -> Float {
      zip(x, weights).reduce(0) { $0 + $1.0 * $1.1[j] }
    }
    let scores = keys.map { key in
      vector.indices.reduce(Float(0)) { sum, j in
        sum + vector[j]
          * (tanh(product(query, queryWeights, j)) + tanh(product(key, keyWeights, j)))
      }
    }
    let powers = scores.map { exp($0 - (scores.max() ?? 0)) }
    return powers.map { $0 / powers.reduce(0, +) }
  }
}

/// Adds up without the vector.
enum NoVector: AdditiveAttentionExercise {
  static func weights(
    query: [Float], keys: [[Float]], queryWeights: [[Float]], keyWeights: [[Float]], vector: [Float]
  ) throws -> [Float] {
    try Solution_05_5.AdditiveAttention.weights(
      query: query, keys: keys, queryWeights: queryWeights, keyWeights: keyWeights,
      vector: vector.map { _ in 1 })
  }
}

/// Returns the scores.
enum NoSoftmax: AdditiveAttentionExercise {
  static func weights(
    query: [Float], keys: [[Float]], queryWeights: [[Float]], keyWeights: [[Float]], vector: [Float]
  ) throws -> [Float] {
    func product(_ x: [Float], _ weights: [[Float]], _ j: Int) -> Float {
      zip(x, weights).reduce(0) { $0 + $1.0 * $1.1[j] }
    }
    return keys.map { key in
      vector.indices.reduce(Float(0)) { sum, j in
        sum + vector[j] * tanh(product(query, queryWeights, j) + product(key, keyWeights, j))
      }
    }
  }
}
