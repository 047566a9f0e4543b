import ExerciseKit
import Tensors

/// What exercise 03.3 asks for.
public protocol BytePairMergeExercise {
  /// The tokens after the most frequent pair of neighbours has become one token.
  static func mergeOnce(_ tokens: [Int], newToken: Int) throws -> [Int]
}

/// The graded checks of exercise 03.3.
public enum BytePairMergeChecks {
  /// Cases by hand first, then random ones by slow counting.
  public static var all: [Check<any BytePairMergeExercise.Type>] {
    [
      check("by hand", [3, 1, 2, 5, 1, 2, 1], expects: [3, 9, 5, 9, 1]),
      check("the frequent pair comes late", [4, 5, 6, 7, 6, 7], expects: [4, 5, 9, 9]),
      check("equally frequent: the smaller left token", [5, 6, 2, 8], expects: [5, 6, 9]),
      check("a row of the same token", [7, 7, 7, 7, 7], expects: [9, 9, 7]),
      random("30 tokens of 3", seed: 1, count: 30, size: 3),
      random("80 tokens of 5", seed: 4, count: 80, size: 5),
    ]
  }

  private static func check(
    _ name: String, _ tokens: [Int], newToken: Int = 9, expects expected: [Int]
  ) -> Check<any BytePairMergeExercise.Type> {
    Check(
      name, given: "tokens \(tokens), new token \(newToken)", expects: .counts(expected),
      within: .exact
    ) { answer in
      .counts(try answer.mergeOnce(tokens, newToken: newToken))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, count: Int, size: Int
  ) -> Check<any BytePairMergeExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let tokens = (0..<count).map { _ in Int.random(in: 0..<size, using: &generator) }
    var best = (left: 0, right: 0, count: 0)
    for left in 0..<size {
      for right in 0..<size {
        let found = tokens.indices.dropLast().filter {
          tokens[$0] == left && tokens[$0 + 1] == right
        }.count
        if found > best.count { best = (left, right, found) }  // the first one wins a tie
      }
    }
    var expected: [Int] = []
    var skips = false
    for (place, token) in tokens.enumerated() {
      if skips {
        skips = false
      } else if place + 1 < count, token == best.left, tokens[place + 1] == best.right {
        expected.append(99)
        skips = true
      } else {
        expected.append(token)
      }
    }
    return check(name, tokens, newToken: 99, expects: expected)
  }
}
