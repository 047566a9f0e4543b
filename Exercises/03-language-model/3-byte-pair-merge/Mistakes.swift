import ExerciseKit
import Exercise_03_3
import Learner_03_3
import Solution_03_3

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any BytePairMergeExercise.Type>] { BytePairMergeChecks.all }
  static var learner: any BytePairMergeExercise.Type { Learner_03_3.BytePairMerge.self }
  static var solution: any BytePairMergeExercise.Type { Solution_03_3.BytePairMerge.self }
  static var mistakes: KeyValuePairs<String, any BytePairMergeExercise.Type> {
    [
      "FirstOnly": FirstOnly.self,
      "FirstPair": FirstPair.self,
      "TieToLarger": TieToLarger.self,
      "Overlaps": Overlaps.self,
    ]
  }
}

/// Replaces the first place only.
enum FirstOnly: BytePairMergeExercise {
  static func mergeOnce(_ tokens: [Int], newToken: Int) throws -> [Int] {
    let pair = best(tokens)
    let first = tokens.indices.dropLast().first { [tokens[$0], tokens[$0 + 1]] == pair } ?? 0
    return tokens[..<first] + [newToken] + tokens[(first + 2)...]
  }
}

/// Merges the pair that comes first.
enum FirstPair: BytePairMergeExercise {
  static func mergeOnce(_ tokens: [Int], newToken: Int) throws -> [Int] {
    replace(Array(tokens.prefix(2)), in: tokens, by: newToken)
  }
}

/// Takes the larger tokens of equally frequent pairs.
enum TieToLarger: BytePairMergeExercise {
  static func mergeOnce(_ tokens: [Int], newToken: Int) throws -> [Int] {
    replace(best(tokens, tieToLarger: true), in: tokens, by: newToken)
  }
}

/// Uses a token twice.
enum Overlaps: BytePairMergeExercise {
  static func mergeOnce(_ tokens: [Int], newToken: Int) throws -> [Int] {
    let pair = best(tokens)
    var merged: [Int] = []
    for place in tokens.indices {
      let isHere = place + 1 < tokens.count && [tokens[place], tokens[place + 1]] == pair
      let isAfter = place > 0 && [tokens[place - 1], tokens[place]] == pair
      if isHere { merged.append(newToken) } else if !isAfter { merged.append(tokens[place]) }
    }
    return merged
  }
}

private func best(_ tokens: [Int], tieToLarger: Bool = false) -> [Int] {
  var counts: [[Int]: Int] = [:]
  for (left, right) in zip(tokens, tokens.dropFirst()) { counts[[left, right], default: 0] += 1 }
  let pair = counts.max { a, b in
    if a.value != b.value { return a.value < b.value }
    return tieToLarger
      ? a.key.lexicographicallyPrecedes(b.key) : b.key.lexicographicallyPrecedes(a.key)
  }
  return pair?.key ?? []
}

private func replace(_ pair: [Int], in tokens: [Int], by newToken: Int) -> [Int] {
  var merged: [Int] = []
  var place = 0
  while place < tokens.count {
    let isHere = place + 1 < tokens.count && [tokens[place], tokens[place + 1]] == pair
    merged.append(isHere ? newToken : tokens[place])
    place += isHere ? 2 : 1
  }
  return merged
}
