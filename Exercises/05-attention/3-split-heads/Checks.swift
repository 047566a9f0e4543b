import ExerciseKit
import Tensors

/// What exercise 05.3 asks for.
public protocol SplitHeadsExercise {
  /// Cuts each row into equally wide pieces, one for each head.
  static func split(_ rows: [[Float]], heads: Int) throws -> [[[Float]]]

  /// Joins the pieces of each row again.
  static func merge(_ heads: [[[Float]]]) throws -> [[Float]]
}

/// The graded checks of exercise 05.3.
public enum SplitHeadsChecks {
  /// Cases by hand first, then random ones against the library.
  public static var all: [Check<any SplitHeadsExercise.Type>] {
    [
      split(
        "split: worked out by hand", [[1, 2, 3, 4], [5, 6, 7, 8]], 2,
        expects: [[[1, 2], [5, 6]], [[3, 4], [7, 8]]]),
      split("split: a single head", [[1, 2], [3, 4]], 1, expects: [[[1, 2], [3, 4]]]),
      merge(
        "merge: worked out by hand", [[[1, 2], [5, 6]], [[3, 4], [7, 8]]],
        expects: [[1, 2, 3, 4], [5, 6, 7, 8]]),
      random("split: five rows, three heads", seed: 1, time: 5, heads: 3, width: 4, splits: true),
      random("merge: three rows, four heads", seed: 2, time: 3, heads: 4, width: 2, splits: false),
    ]
  }

  private static func split(
    _ name: String, _ rows: [[Float]], _ heads: Int, given: String? = nil,
    expects expected: [[[Float]]]
  ) -> Check<any SplitHeadsExercise.Type> {
    Check(
      name, given: given ?? "rows \(rows), heads \(heads)", expects: .stack(expected),
      within: .exact
    ) { answer in
      .stack(try answer.split(rows, heads: heads))
    }
  }

  private static func merge(
    _ name: String, _ heads: [[[Float]]], given: String? = nil, expects expected: [[Float]]
  ) -> Check<any SplitHeadsExercise.Type> {
    Check(
      name, given: given ?? "heads \(heads)", expects: .matrix(expected), within: .exact
    ) { answer in
      .matrix(try answer.merge(heads))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, time: Int, heads: Int, width: Int, splits: Bool
  ) -> Check<any SplitHeadsExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let all = Tensor(Shape(time, heads * width), normalWithDeviation: 1, using: &generator)
    let pieces = (0..<heads).map { all.columns(($0 * width)..<(($0 + 1) * width)).rows }
    return splits
      ? split(
        name, all.rows, heads, given: "random rows [\(time), \(heads * width)], \(heads) heads",
        expects: pieces)
      : merge(
        name, pieces, given: "random heads [\(heads), \(time), \(width)]", expects: all.rows)
  }
}
