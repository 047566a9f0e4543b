import ExerciseKit
import Exercise_02_2
import Learner_02_2
import Solution_02_2

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any SkipGramPairsExercise.Type>] { SkipGramPairsChecks.all }
  static var learner: any SkipGramPairsExercise.Type { Learner_02_2.SkipGramPairs.self }
  static var solution: any SkipGramPairsExercise.Type { Solution_02_2.SkipGramPairs.self }
  static var mistakes: KeyValuePairs<String, any SkipGramPairsExercise.Type> {
    [
      "WithItself": WithItself.self,
      "RightOnly": RightOnly.self,
      "Turned": Turned.self,
      "EqualWordsLeftOut": EqualWordsLeftOut.self,
      "OneTooFew": OneTooFew.self,
    ]
  }
}

/// Pairs a word with its own position.
enum WithItself: SkipGramPairsExercise {
  static func pairs(in words: [Int], window: Int) throws -> [[Int]] {
    var result: [[Int]] = []
    for (place, word) in words.enumerated() {
      for near in max(0, place - window)...min(words.count - 1, place + window) {
        result.append([word, words[near]])
      }
    }
    return result
  }
}

/// Looks to the right only.
enum RightOnly: SkipGramPairsExercise {
  static func pairs(in words: [Int], window: Int) throws -> [[Int]] {
    var result: [[Int]] = []
    for (place, word) in words.enumerated() {
      for near in place...min(words.count - 1, place + window) where near != place {
        result.append([word, words[near]])
      }
    }
    return result
  }
}

/// Puts the neighbour first.
enum Turned: SkipGramPairsExercise {
  static func pairs(in words: [Int], window: Int) throws -> [[Int]] {
    try Solution_02_2.SkipGramPairs.pairs(in: words, window: window).map { [$0[1], $0[0]] }
  }
}

/// Compares words, not positions.
enum EqualWordsLeftOut: SkipGramPairsExercise {
  static func pairs(in words: [Int], window: Int) throws -> [[Int]] {
    try Solution_02_2.SkipGramPairs.pairs(in: words, window: window).filter { $0[0] != $0[1] }
  }
}

/// Stops one position too early.
enum OneTooFew: SkipGramPairsExercise {
  static func pairs(in words: [Int], window: Int) throws -> [[Int]] {
    window > 1 || words.count < 2
      ? try Solution_02_2.SkipGramPairs.pairs(in: words, window: window - 1)
      : []
  }
}
