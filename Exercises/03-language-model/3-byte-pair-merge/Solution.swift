import Exercise_03_3

public enum BytePairMerge: BytePairMergeExercise {
  public static func mergeOnce(_ tokens: [Int], newToken: Int) throws -> [Int] {
    var counts: [[Int]: Int] = [:]
    for (left, right) in zip(tokens, tokens.dropFirst()) { counts[[left, right], default: 0] += 1 }
    let best = counts.max { a, b in
      a.value != b.value ? a.value < b.value : b.key.lexicographicallyPrecedes(a.key)
    }
    var merged: [Int] = []
    var place = 0
    while place < tokens.count {
      if place + 1 < tokens.count, [tokens[place], tokens[place + 1]] == best?.key {
        merged.append(newToken)
        place += 2
      } else {
        merged.append(tokens[place])
        place += 1
      }
    }
    return merged
  }
}
