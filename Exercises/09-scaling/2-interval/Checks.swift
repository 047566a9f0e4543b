import ExerciseKit
import Tensors

/// What exercise 09.2 asks for.
public protocol IntervalExercise {
  /// Where a message's interval starts, and its width.
  static func interval(message: [Int], chances: [Float]) throws -> [Float]
}

/// The graded checks of exercise 09.2.
public enum IntervalChecks {
  /// Cases by hand first, then random ones in 64 bits.
  public static var all: [Check<any IntervalExercise.Type>] {
    [
      check("by hand", [1, 0], [0.25, 0.75], expects: [0.25, 0.1875]),
      check("no symbol yet", [], [0.5, 0.5], expects: [0, 1]),
      check("the lowest again and again", [0, 0, 0], [0.5, 0.25, 0.25], expects: [0, 0.125]),
      check("one symbol of three", [2], [0.5, 0.25, 0.25], expects: [0.75, 0.25]),
      random("6 symbols of 4", seed: 1, length: 6, chances: [0.1, 0.2, 0.3, 0.4]),
      random("5 symbols of 3", seed: 2, length: 5, chances: [0.7, 0.1, 0.2]),
    ]
  }

  private static func check(
    _ name: String, _ message: [Int], _ chances: [Float], expects expected: [Float]
  ) -> Check<any IntervalExercise.Type> {
    // A width is a product of chances: what counts is its ratio.
    Check(
      name, given: "message \(message), chances \(chances)", expects: .vector(expected),
      within: Tolerance(absolute: 1e-7, relative: 1e-4)
    ) { answer in
      .vector(try answer.interval(message: message, chances: chances))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, length: Int, chances: [Float]
  ) -> Check<any IntervalExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let message = (0..<length).map { _ in Int.random(in: chances.indices, using: &generator) }
    var (low, high) = (0.0, 1.0)
    for symbol in message {
      let starts = chances.indices.map { chances[..<$0].reduce(0.0) { $0 + Double($1) } }
      let end = starts[symbol] + Double(chances[symbol])
      (low, high) = (low + (high - low) * starts[symbol], low + (high - low) * end)
    }
    return check(name, message, chances, expects: [Float(low), Float(high - low)])
  }
}
