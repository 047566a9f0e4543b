import ExerciseKit
import Exercise_08_3
import Learner_08_3
import Solution_08_3

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any MacroF1Exercise.Type>] { MacroF1Checks.all }
  static var learner: any MacroF1Exercise.Type { Learner_08_3.MacroF1.self }
  static var solution: any MacroF1Exercise.Type { Solution_08_3.MacroF1.self }
  static var mistakes: KeyValuePairs<String, any MacroF1Exercise.Type> {
    [
      "Accuracy": Accuracy.self,
      "PrecisionOnly": PrecisionOnly.self,
      "SkipsZeros": SkipsZeros.self,
      "Weighted": Weighted.self,
    ]
  }
}

/// Gives the accuracy.
enum Accuracy: MacroF1Exercise {
  static func macroF1(answers: [Int], labels: [Int], classes: Int) throws -> Float {
    Float(zip(answers, labels).count { $0 == $1 }) / Float(labels.count)
  }
}

/// Forgets what was missed.
enum PrecisionOnly: MacroF1Exercise {
  static func macroF1(answers: [Int], labels: [Int], classes: Int) throws -> Float {
    let shares = (0..<classes).map { label -> Float in
      let right = zip(answers, labels).count { $0 == label && $1 == label }
      let answered = answers.count { $0 == label }
      return answered == 0 ? 0 : Float(right) / Float(answered)
    }
    return shares.reduce(0, +) / Float(classes)
  }
}

/// Leaves out classes without a right answer.
enum SkipsZeros: MacroF1Exercise {
  static func macroF1(answers: [Int], labels: [Int], classes: Int) throws -> Float {
    let f1 = (0..<classes).map { label -> Float in
      let right = zip(answers, labels).count { $0 == label && $1 == label }
      let both = answers.count { $0 == label } + labels.count { $0 == label }
      return both == 0 ? 0 : 2 * Float(right) / Float(both)
    }.filter { $0 > 0 }
    return f1.isEmpty ? 0 : f1.reduce(0, +) / Float(f1.count)
  }
}

/// Weighs classes by their size.
enum Weighted: MacroF1Exercise {
  static func macroF1(answers: [Int], labels: [Int], classes: Int) throws -> Float {
    let sum = (0..<classes).map { label -> Float in
      let right = zip(answers, labels).count { $0 == label && $1 == label }
      let there = labels.count { $0 == label }
      let both = answers.count { $0 == label } + there
      return both == 0 ? 0 : 2 * Float(right) / Float(both) * Float(there)
    }.reduce(0, +)
    return sum / Float(labels.count)
  }
}
