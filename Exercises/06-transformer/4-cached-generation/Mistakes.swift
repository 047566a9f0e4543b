import ExerciseKit
import Exercise_06_4
import Learner_06_4
import Solution_06_4

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any CachedGenerationExercise.Type>] { CachedGenerationChecks.all }
  static var learner: any CachedGenerationExercise.Type { Learner_06_4.CachedGeneration.self }
  static var solution: any CachedGenerationExercise.Type { Solution_06_4.CachedGeneration.self }
  static var mistakes: KeyValuePairs<String, any CachedGenerationExercise.Type> {
    [
      "NothingKept": NothingKept.self,
      "StoredTooLate": StoredTooLate.self,
      "NoDivision": NoDivision.self,
      "PlainMean": PlainMean.self,
    ]
  }
}

/// Looks at the new key only.
enum NothingKept: CachedGenerationExercise {
  static func attend(query: [Float], key: [Float], value: [Float], cache: inout KeyValueCache)
    throws -> [Float]
  {
    var empty = KeyValueCache()
    return try Solution_06_4.CachedGeneration.attend(
      query: query, key: key, value: value, cache: &empty)
  }
}

/// Looks before the new key is in the cache.
enum StoredTooLate: CachedGenerationExercise {
  static func attend(query: [Float], key: [Float], value: [Float], cache: inout KeyValueCache)
    throws -> [Float]
  {
    defer {
      cache.keys.append(key)
      cache.values.append(value)
    }
    guard let lastKey = cache.keys.last, let lastValue = cache.values.last else { return value }
    var earlier = cache
    earlier.keys.removeLast()
    earlier.values.removeLast()
    return try Solution_06_4.CachedGeneration.attend(
      query: query, key: lastKey, value: lastValue, cache: &earlier)
  }
}

/// Leaves out the division by √d.
enum NoDivision: CachedGenerationExercise {
  static func attend(query: [Float], key: [Float], value: [Float], cache: inout KeyValueCache)
    throws -> [Float]
  {
    let scale = Float(query.count).squareRoot()
    return try Solution_06_4.CachedGeneration.attend(
      query: query.map { $0 * scale }, key: key, value: value, cache: &cache)
  }
}

/// Weighs all values alike.
enum PlainMean: CachedGenerationExercise {
  static func attend(query: [Float], key: [Float], value: [Float], cache: inout KeyValueCache)
    throws -> [Float]
  {
    try Solution_06_4.CachedGeneration.attend(
      query: query.map { _ in 0 }, key: key, value: value, cache: &cache)
  }
}
