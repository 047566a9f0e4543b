import ExerciseKit
import Exercise_09_2
import Learner_09_2
import Solution_09_2

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any IntervalExercise.Type>] { IntervalChecks.all }
  static var learner: any IntervalExercise.Type { Learner_09_2.Interval.self }
  static var solution: any IntervalExercise.Type { Solution_09_2.Interval.self }
  static var mistakes: KeyValuePairs<String, any IntervalExercise.Type> {
    [
      "NotNested": NotNested.self,
      "WidthFirst": WidthFirst.self,
      "OwnIncluded": OwnIncluded.self,
      "EvenParts": EvenParts.self,
    ]
  }
}

/// Forgets the interval that is left.
enum NotNested: IntervalExercise {
  static func interval(message: [Int], chances: [Float]) throws -> [Float] {
    var (low, width) = (Float(0), Float(1))
    for symbol in message {
      let below = chances[..<symbol].reduce(0, +)
      low += below
      width *= chances[symbol]
    }
    return [low, width]
  }
}

/// Narrows first.
enum WidthFirst: IntervalExercise {
  static func interval(message: [Int], chances: [Float]) throws -> [Float] {
    var (low, width) = (Float(0), Float(1))
    for symbol in message {
      let below = chances[..<symbol].reduce(0, +)
      width *= chances[symbol]
      low += width * below
    }
    return [low, width]
  }
}

/// Counts the symbol itself.
enum OwnIncluded: IntervalExercise {
  static func interval(message: [Int], chances: [Float]) throws -> [Float] {
    var (low, width) = (Float(0), Float(1))
    for symbol in message {
      let below = chances[...symbol].reduce(0, +)
      low += width * below
      width *= chances[symbol]
    }
    return [low, width]
  }
}

/// Ignores the chances.
enum EvenParts: IntervalExercise {
  static func interval(message: [Int], chances: [Float]) throws -> [Float] {
    var (low, width) = (Float(0), Float(1))
    for symbol in message {
      let below = Float(symbol) / Float(chances.count)
      low += width * below
      width /= Float(chances.count)
    }
    return [low, width]
  }
}
