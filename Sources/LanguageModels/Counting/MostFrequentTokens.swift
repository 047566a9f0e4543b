extension Collection<Int32> {
  /// The most frequent tokens of a text, the most frequent first, among equals the higher number last.
  ///
  /// - Parameters:
  ///   - count: How many at most.
  ///   - vocabularySize: The number of different tokens.
  /// - Returns: Tokens that occur, at most as many as wanted.
  public func mostFrequent(_ count: Int, vocabularySize: Int) -> [Int32] {
    var counts = [Int](repeating: 0, count: vocabularySize)
    for token in self { counts[Int(token)] += 1 }
    return counts.indices.sorted { (counts[$0], $1) > (counts[$1], $0) }.prefix(count)
      .map { Int32($0) }
  }
}

extension NGramModel {
  /// The probabilities of some tokens after each of them, `[tokens][tokens]`.
  public func table(of tokens: [Int32]) -> [[Double]] {
    tokens.map { before in
      let all = probabilities(after: context(after: [before]))
      return tokens.map { all[Int($0)] }
    }
  }
}

extension SharesTable {
  /// The probabilities of some tokens after each of them, `[tokens][tokens]`.
  public func table(of tokens: [Int32]) -> [[Double]] {
    tokens.map { before in tokens.map { Double(rows[Int(before), Int($0)]) } }
  }
}
