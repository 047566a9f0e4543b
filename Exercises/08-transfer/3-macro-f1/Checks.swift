import ExerciseKit
import Tensors

/// What exercise 08.3 asks for.
public protocol MacroF1Exercise {
  /// The mean of the classes' F1.
  static func macroF1(answers: [Int], labels: [Int], classes: Int) throws -> Float
}

/// The graded checks of exercise 08.3.
public enum MacroF1Checks {
  /// Cases by hand first, then random ones from a table of counts in 64 bits.
  public static var all: [Check<any MacroF1Exercise.Type>] {
    [
      check(
        "by hand", [0, 0, 0, 1], [0, 0, 1, 1], 2, expects: 11.0 / 15),
      check("all right", [0, 1, 2], [0, 1, 2], 3, expects: 1),
      check("always the same answer", [0, 0, 0, 0], [0, 0, 1, 2], 3, expects: 2.0 / 9),
      check("a class that is nowhere", [0, 1, 1], [0, 1, 0], 3, expects: 4.0 / 9),
      random("60 answers, 4 classes", seed: 1, count: 60, classes: 4),
      random("200 answers, 6 classes", seed: 2, count: 200, classes: 6),
    ]
  }

  private static func check(
    _ name: String, _ answers: [Int], _ labels: [Int], _ classes: Int, given: String? = nil,
    expects expected: Double
  ) -> Check<any MacroF1Exercise.Type> {
    Check(
      name, given: given ?? "answers \(answers), labels \(labels), classes \(classes)",
      expects: .number(Float(expected))
    ) { answer in
      .number(try answer.macroF1(answers: answers, labels: labels, classes: classes))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, count: Int, classes: Int
  ) -> Check<any MacroF1Exercise.Type> {
    var generator = SeededGenerator(seed: seed)
    // Rare classes too: class 0 is as common as all others together.
    let labels = (0..<count).map { _ in
      max(0, Int.random(in: (1 - classes)..<classes, using: &generator))
    }
    let answers = labels.map {
      Int.random(in: 0..<3, using: &generator) > 0
        ? $0 : Int.random(in: 0..<classes, using: &generator)
    }
    var table = [[Double]](repeating: Array(repeating: 0, count: classes), count: classes)
    for (answer, label) in zip(answers, labels) { table[label][answer] += 1 }
    let sum = (0..<classes).reduce(0.0) { sum, label in
      let there = table[label].reduce(0, +)
      let answered = table.reduce(0) { $0 + $1[label] }
      return there + answered == 0 ? sum : sum + 2 * table[label][label] / (there + answered)
    }
    return check(
      name, answers, labels, classes, given: name, expects: sum / Double(classes))
  }
}
