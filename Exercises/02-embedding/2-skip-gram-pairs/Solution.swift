import Exercise_02_2

public enum SkipGramPairs: SkipGramPairsExercise {
  public static func pairs(in words: [Int], window: Int) throws -> [[Int]] {
    var result: [[Int]] = []
    for (place, word) in words.enumerated() {
      let first = max(0, place - window)
      let last = min(words.count - 1, place + window)
      for near in first...last where near != place { result.append([word, words[near]]) }
    }
    return result
  }
}
