// 05.5 Additive attention
//
// Before the dot product there was a small network: project the query and a key to the same
// width, add them, take tanh, and multiply by a vector: that is the key's score. Softmax over
// all keys gives the weights. Projections are [in, out]: number j of q W is the sum over i of
// q[i] * W[i][j].
//
//   query [q], keys [n, k], queryWeights [q, a], keyWeights [k, a], vector [a]   ->   [n]
//
// By hand: query [0], keys [[0], [1]], queryWeights [[1]], keyWeights [[1]], vector [1]. The
// scores are tanh(0) = 0 and tanh(1) = 0.762, so the weights are [0.318, 0.682].
//
// You have: tanh, exp, zip, reduce.

import ExerciseKit
import Exercise_05_5
import Foundation

public enum AdditiveAttention: AdditiveAttentionExercise {
  public static func weights(
    query: [Float], keys: [[Float]], queryWeights: [[Float]], keyWeights: [[Float]], vector: [Float]
  ) throws -> [Float] {
    throw NotAttempted()
  }
}
