import ExerciseKit
import Exercise_05_3
import Learner_05_3
import Solution_05_3

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any SplitHeadsExercise.Type>] { SplitHeadsChecks.all }
  static var learner: any SplitHeadsExercise.Type { Learner_05_3.SplitHeads.self }
  static var solution: any SplitHeadsExercise.Type { Solution_05_3.SplitHeads.self }
  static var mistakes: KeyValuePairs<String, any SplitHeadsExercise.Type> {
    [
      "Interleaved": Interleaved.self,
      "CutsTime": CutsTime.self,
      "TimeFirst": TimeFirst.self,
      "Stacked": Stacked.self,
    ]
  }
}

/// Deals the columns out one by one.
enum Interleaved: SplitHeadsExercise {
  static func split(_ rows: [[Float]], heads: Int) throws -> [[[Float]]] {
    rows.isEmpty
      ? []
      : (0..<heads).map { head in
        rows.map { row in stride(from: head, to: row.count, by: heads).map { row[$0] } }
      }
  }

  static func merge(_ heads: [[[Float]]]) throws -> [[Float]] {
    try Solution_05_3.SplitHeads.merge(heads)
  }
}

/// Cuts the rows into groups instead of the columns.
enum CutsTime: SplitHeadsExercise {
  static func split(_ rows: [[Float]], heads: Int) throws -> [[[Float]]] {
    let count = rows.count / heads
    return (0..<heads).map { head in Array(rows[(head * count)..<((head + 1) * count)]) }
  }

  static func merge(_ heads: [[[Float]]]) throws -> [[Float]] {
    try Solution_05_3.SplitHeads.merge(heads)
  }
}

/// Gives [time, heads, width].
enum TimeFirst: SplitHeadsExercise {
  static func split(_ rows: [[Float]], heads: Int) throws -> [[[Float]]] {
    let right = try Solution_05_3.SplitHeads.split(rows, heads: heads)
    return rows.indices.map { row in right.map { $0[row] } }
  }

  static func merge(_ heads: [[[Float]]]) throws -> [[Float]] {
    try Solution_05_3.SplitHeads.merge(heads)
  }
}

/// Puts the heads below each other.
enum Stacked: SplitHeadsExercise {
  static func split(_ rows: [[Float]], heads: Int) throws -> [[[Float]]] {
    try Solution_05_3.SplitHeads.split(rows, heads: heads)
  }

  static func merge(_ heads: [[[Float]]]) throws -> [[Float]] {
    heads.flatMap { $0 }
  }
}
