import ExerciseKit
import Foundation
import Tensors

/// The keys and values of the tokens so far.
public struct KeyValueCache {
  /// One row for each token, `[tokens, d]`.
  public var keys: [[Float]] = []
  /// One row for each token, `[tokens, w]`.
  public var values: [[Float]] = []

  /// Makes an empty cache.
  public init() {}
}

/// What exercise 06.4 asks for.
public protocol CachedGenerationExercise {
  /// One step of attention with a cache, which grows by a row.
  static func attend(
    query: [Float], key: [Float], value: [Float], cache: inout KeyValueCache
  ) throws -> [Float]
}

/// The graded checks of exercise 06.4.
public enum CachedGenerationChecks {
  /// Cases by hand first, then whole sequences against the library's attention without a cache.
  public static var all: [Check<any CachedGenerationExercise.Type>] {
    [
      check(
        "worked out by hand", Tensor(rows: [[1], [0]]), Tensor(rows: [[5], [3]]),
        Tensor(rows: [[7], [9]]),
        given: "queries [1], [0], keys [5], [3], values [7], [9], one after the other",
        expects: [[7], [8]]),
      random("six steps of width 4", seed: 1, count: 6, width: 4),
      random("nine steps of width 16", seed: 2, count: 9, width: 16),
      cacheSize,
    ]
  }

  private static func check(
    _ name: String, _ q: Tensor, _ k: Tensor, _ v: Tensor, given: String,
    expects expected: [[Float]]
  ) -> Check<any CachedGenerationExercise.Type> {
    Check(name, given: given, expects: .matrix(expected)) { answer in
      var cache = KeyValueCache()
      return .matrix(
        try q.rows.indices.map {
          try answer.attend(query: q.rows[$0], key: k.rows[$0], value: v.rows[$0], cache: &cache)
        })
    }
  }

  private static func random(
    _ name: String, seed: UInt64, count: Int, width: Int
  ) -> Check<any CachedGenerationExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    func normal() -> Tensor {
      Tensor(Shape(count, width), normalWithDeviation: 1, using: &generator)
    }
    let (q, k, v) = (normal(), normal(), normal())
    let scores = q.matmul(k.transposed) / Float(width).squareRoot()
    return check(
      name, q, k, v, given: "random numbers, \(count) steps of width \(width)",
      expects: scores.causallyMasked.softmax().matmul(v).rows)
  }

  private static var cacheSize: Check<any CachedGenerationExercise.Type> {
    Check(
      "the cache after three steps", given: "keys [1], [2], [3], values [4], [5], [6]",
      expects: .parts(["keys": .matrix([[1], [2], [3]]), "values": .matrix([[4], [5], [6]])])
    ) { answer in
      var cache = KeyValueCache()
      for (key, value) in zip([1, 2, 3], [4, 5, 6]) as Zip2Sequence<[Float], [Float]> {
        _ = try answer.attend(query: [0], key: [key], value: [value], cache: &cache)
      }
      return .parts(["keys": .matrix(cache.keys), "values": .matrix(cache.values)])
    }
  }
}
