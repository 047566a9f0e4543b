import ExerciseKit
import Tensors

/// What exercise 07.2 asks for.
public protocol RecallScoreExercise {
  /// The share of the values asked for that is predicted right.
  static func recall(predictions: [Int], targets: [Int], isValue: [Bool]) throws -> Float
}

/// The graded checks of exercise 07.2.
public enum RecallScoreChecks {
  /// Cases by hand first, then random ones.
  public static var all: [Check<any RecallScoreExercise.Type>] {
    [
      check(
        "worked out by hand", [5, 2, 7, 9], [5, 2, 8, 9], [true, false, true, false], expects: 0.5),
      check(
        "right where nobody asks", [1, 2, 3, 4], [1, 2, 3, 9], [false, true, false, true],
        expects: 0.5),
      check("all right", [4, 4], [4, 4], [true, true], expects: 1),
      check("no value asked for", [1, 2], [1, 2], [false, false], expects: 0),
      random("random answers, 60 positions", seed: 1, count: 60),
      random("random answers, 200 positions", seed: 2, count: 200),
    ]
  }

  private static func check(
    _ name: String, _ predictions: [Int], _ targets: [Int], _ isValue: [Bool],
    given: String? = nil, expects expected: Float
  ) -> Check<any RecallScoreExercise.Type> {
    let numbers = "predictions \(predictions), targets \(targets), isValue \(isValue)"
    return Check(name, given: given ?? numbers, expects: .number(expected)) { answer in
      .number(
        try answer.recall(predictions: predictions, targets: targets, isValue: isValue))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, count: Int
  ) -> Check<any RecallScoreExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    func numbers() -> [Int] { (0..<count).map { _ in Int.random(in: 0..<3, using: &generator) } }
    let (predictions, targets) = (numbers(), numbers())
    let isValue = numbers().map { $0 == 0 }
    let asked = isValue.indices.filter { isValue[$0] }
    let right = asked.filter { predictions[$0] == targets[$0] }
    return check(
      name, predictions, targets, isValue, given: name,
      expects: Float(right.count) / Float(asked.count))
  }
}
