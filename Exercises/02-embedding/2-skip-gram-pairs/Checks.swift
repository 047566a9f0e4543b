import ExerciseKit
import Tensors

/// What exercise 02.2 asks for.
public protocol SkipGramPairsExercise {
  /// All pairs of a word and a word at most `window` positions away, in order.
  static func pairs(in words: [Int], window: Int) throws -> [[Int]]
}

/// The graded checks of exercise 02.2.
public enum SkipGramPairsChecks {
  /// Cases by hand first, then a random text.
  public static var all: [Check<any SkipGramPairsExercise.Type>] {
    [
      check("worked out by hand", [7, 8, 9], 1, expects: [[7, 8], [8, 7], [8, 9], [9, 8]]),
      check(
        "a window of two", [1, 2, 3, 4], 2,
        expects: [
          [1, 2], [1, 3], [2, 1], [2, 3], [2, 4], [3, 1], [3, 2], [3, 4], [4, 2], [4, 3],
        ]),
      check("the same word twice", [4, 4, 5], 1, expects: [[4, 4], [4, 4], [4, 5], [5, 4]]),
      check("a window wider than the text", [1, 2], 9, expects: [[1, 2], [2, 1]]),
      check("a single word", [3], 2, expects: []),
      random("a random text of 40 words", seed: 1, count: 40, window: 3),
    ]
  }

  private static func check(
    _ name: String, _ words: [Int], _ window: Int, given: String? = nil, expects expected: [[Int]]
  ) -> Check<any SkipGramPairsExercise.Type> {
    Check(
      name, given: given ?? "words \(words), window \(window)", expects: .counts(expected),
      within: .exact
    ) { answer in
      .counts(try answer.pairs(in: words, window: window))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, count: Int, window: Int
  ) -> Check<any SkipGramPairsExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let words = (0..<count).map { _ in Int.random(in: 0..<9, using: &generator) }
    let all = words.indices.flatMap { i in words.indices.map { (i, $0) } }
    let near = all.filter { $0.0 != $0.1 && abs($0.0 - $0.1) <= window }
    return check(
      name, words, window, given: "random words, window \(window)",
      expects: near.map { [words[$0.0], words[$0.1]] })
  }
}
