import Exercise_03_1

public enum BigramTable: BigramTableExercise {
  public static func table(_ tokens: [Int], vocabularySize: Int) throws -> [[Float]] {
    let ones = [Float](repeating: 1, count: vocabularySize)
    var table = [[Float]](repeating: ones, count: vocabularySize)
    for (before, next) in zip(tokens, tokens.dropFirst()) { table[before][next] += 1 }
    return table.map { row in
      let sum = row.reduce(0, +)
      return row.map { $0 / sum }
    }
  }
}
