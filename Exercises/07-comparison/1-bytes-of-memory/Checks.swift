import ExerciseKit

/// What exercise 07.1 asks for.
public protocol BytesOfMemoryExercise {
  /// What an LSTM carries along, in bytes.
  static func recurrentBytes(tokens: Int, layers: Int, width: Int) throws -> Int

  /// What a transformer's key and value cache holds, in bytes.
  static func cacheBytes(tokens: Int, layers: Int, width: Int) throws -> Int
}

/// The graded checks of exercise 07.1.
public enum BytesOfMemoryChecks {
  /// Cases by hand.
  public static var all: [Check<any BytesOfMemoryExercise.Type>] {
    [
      check("one layer, by hand", 10, 1, 2, expects: 16, 160),
      check("one token", 1, 3, 5, expects: 120, 120),
      // 12 * 768 * 2 * 4 = 73,728 bytes for each token.
      check("GPT-2's size, 1,024 tokens", 1024, 12, 768, expects: 73_728, 75_497_472),
    ]
  }

  private static func check(
    _ name: String, _ tokens: Int, _ layers: Int, _ width: Int, expects state: Int, _ cache: Int
  ) -> Check<any BytesOfMemoryExercise.Type> {
    Check(
      name, given: "tokens \(tokens), layers \(layers), width \(width)",
      expects: .parts(["bytes of state": .count(state), "bytes of cache": .count(cache)]),
      within: .exact
    ) { answer in
      .parts([
        "bytes of state": .count(
          try answer.recurrentBytes(tokens: tokens, layers: layers, width: width)),
        "bytes of cache": .count(
          try answer.cacheBytes(tokens: tokens, layers: layers, width: width)),
      ])
    }
  }
}
