import ExerciseKit
import Exercise_07_1
import Learner_07_1
import Solution_07_1

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any BytesOfMemoryExercise.Type>] { BytesOfMemoryChecks.all }
  static var learner: any BytesOfMemoryExercise.Type { Learner_07_1.BytesOfMemory.self }
  static var solution: any BytesOfMemoryExercise.Type { Solution_07_1.BytesOfMemory.self }
  static var mistakes: KeyValuePairs<String, any BytesOfMemoryExercise.Type> {
    [
      "StateGrows": StateGrows.self,
      "KeysOnly": KeysOnly.self,
      "NoCell": NoCell.self,
      "Numbers": Numbers.self,
    ]
  }
}

/// Lets the state grow with the text.
enum StateGrows: BytesOfMemoryExercise {
  static func recurrentBytes(tokens: Int, layers: Int, width: Int) throws -> Int {
    2 * tokens * layers * width * 4
  }

  static func cacheBytes(tokens: Int, layers: Int, width: Int) throws -> Int {
    try Solution_07_1.BytesOfMemory.cacheBytes(tokens: tokens, layers: layers, width: width)
  }
}

/// Counts the keys only.
enum KeysOnly: BytesOfMemoryExercise {
  static func recurrentBytes(tokens: Int, layers: Int, width: Int) throws -> Int {
    try Solution_07_1.BytesOfMemory.recurrentBytes(tokens: tokens, layers: layers, width: width)
  }

  static func cacheBytes(tokens: Int, layers: Int, width: Int) throws -> Int {
    tokens * layers * width * 4
  }
}

/// Counts h only.
enum NoCell: BytesOfMemoryExercise {
  static func recurrentBytes(tokens: Int, layers: Int, width: Int) throws -> Int {
    layers * width * 4
  }

  static func cacheBytes(tokens: Int, layers: Int, width: Int) throws -> Int {
    try Solution_07_1.BytesOfMemory.cacheBytes(tokens: tokens, layers: layers, width: width)
  }
}

/// Counts numbers, not bytes.
enum Numbers: BytesOfMemoryExercise {
  static func recurrentBytes(tokens: Int, layers: Int, width: Int) throws -> Int {
    2 * layers * width
  }

  static func cacheBytes(tokens: Int, layers: Int, width: Int) throws -> Int {
    2 * tokens * layers * width
  }
}
