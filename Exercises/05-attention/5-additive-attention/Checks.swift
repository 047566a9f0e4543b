import ExerciseKit
import Foundation
import Tensors

/// What exercise 05.5 asks for.
public protocol AdditiveAttentionExercise {
  /// How much one query attends to each key.
  static func weights(
    query: [Float], keys: [[Float]], queryWeights: [[Float]], keyWeights: [[Float]],
    vector: [Float]
  ) throws -> [Float]
}

/// The graded checks of exercise 05.5.
public enum AdditiveAttentionChecks {
  /// Cases by hand first, then random ones by the library's products.
  public static var all: [Check<any AdditiveAttentionExercise.Type>] {
    [
      check(
        "worked out by hand", [0], [[0], [1]], [[1]], [[1]], [1], expects: [0.3182959, 0.6817041]),
      check(
        // tanh(1 + 1) = 0.9640 and tanh(1 - 1) = 0.
        "a query that matters", [1], [[1], [-1]], [[1]], [[1]], [1],
        expects: [0.7239172, 0.2760828]),
      random("four keys", seed: 1, query: 3, key: 5, keys: 4, width: 6),
      random("seven keys", seed: 2, query: 2, key: 2, keys: 7, width: 3),
    ]
  }

  private static func check(
    _ name: String, _ q: [Float], _ k: [[Float]], _ wq: [[Float]], _ wk: [[Float]], _ v: [Float],
    given: String? = nil, expects expected: [Float]
  ) -> Check<any AdditiveAttentionExercise.Type> {
    let numbers = "query \(q), keys \(k), queryWeights \(wq), keyWeights \(wk), vector \(v)"
    return Check(name, given: given ?? numbers, expects: .vector(expected)) { answer in
      .vector(
        try answer.weights(query: q, keys: k, queryWeights: wq, keyWeights: wk, vector: v))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, query: Int, key: Int, keys: Int, width: Int
  ) -> Check<any AdditiveAttentionExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    func normal(_ rows: Int, _ columns: Int) -> Tensor {
      Tensor(Shape(rows, columns), normalWithDeviation: 1, using: &generator)
    }
    let (q, k, v) = (normal(1, query), normal(keys, key), normal(width, 1))
    let (wq, wk) = (normal(query, width), normal(key, width))
    let sums = k.matmul(wk) + q.matmul(wq).gathering(rows: Array(repeating: 0, count: keys))
    let hidden = Tensor(sums.shape, sums.elements.map { Float(tanh(Double($0))) })
    let scores = hidden.matmul(v).transposed  // [1, keys]
    return check(
      name, q.elements, k.rows, wq.rows, wk.rows, v.elements,
      given: "random numbers: query [\(query)], keys [\(keys), \(key)], width \(width)",
      expects: scores.softmax().elements)
  }
}
