import ExerciseKit
import Exercise_03_1
import Learner_03_1
import Solution_03_1

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any BigramTableExercise.Type>] { BigramTableChecks.all }
  static var learner: any BigramTableExercise.Type { Learner_03_1.BigramTable.self }
  static var solution: any BigramTableExercise.Type { Solution_03_1.BigramTable.self }
  static var mistakes: KeyValuePairs<String, any BigramTableExercise.Type> {
    [
      "NoAddOne": NoAddOne.self,
      "Exchanged": Exchanged.self,
      "WholeText": WholeText.self,
      "OnlyAbove": OnlyAbove.self,
    ]
  }
}

/// Divides bare counts.
enum NoAddOne: BigramTableExercise {
  static func table(_ tokens: [Int], vocabularySize: Int) throws -> [[Float]] {
    counts(tokens, vocabularySize, from: 0).map { row in row.map { $0 / row.reduce(0, +) } }
  }
}

/// Takes the next token for the row.
enum Exchanged: BigramTableExercise {
  static func table(_ tokens: [Int], vocabularySize: Int) throws -> [[Float]] {
    counts(tokens.reversed(), vocabularySize, from: 1).map { row in
      row.map { $0 / row.reduce(0, +) }
    }
  }
}

/// Divides by all pairs.
enum WholeText: BigramTableExercise {
  static func table(_ tokens: [Int], vocabularySize: Int) throws -> [[Float]] {
    let table = counts(tokens, vocabularySize, from: 1)
    let sum = table.reduce(0) { $0 + $1.reduce(0, +) }
    return table.map { row in row.map { $0 / sum } }
  }
}

/// Forgets to add V below.
enum OnlyAbove: BigramTableExercise {
  static func table(_ tokens: [Int], vocabularySize: Int) throws -> [[Float]] {
    counts(tokens, vocabularySize, from: 1).map { row in
      let seen = max(1, row.reduce(0, +) - Float(vocabularySize))
      return row.map { $0 / seen }
    }
  }
}

private func counts(_ tokens: [Int], _ size: Int, from start: Float) -> [[Float]] {
  var table = [[Float]](repeating: [Float](repeating: start, count: size), count: size)
  for (before, next) in zip(tokens, tokens.dropFirst()) { table[before][next] += 1 }
  return table
}
