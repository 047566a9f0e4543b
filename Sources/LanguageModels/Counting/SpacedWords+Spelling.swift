import Text

extension SpacedWords {
  /// What it costs, in nats, to spell the words that the vocabulary lacks, character by character.
  ///
  /// - Parameters:
  ///   - tokens: The words of a text.
  ///   - characterCounts: How many characters each has.
  ///   - losses: The surprise at each character of the text.
  /// - Returns: Nats in all.
  public static func spellingOfUnknown(
    _ tokens: [Int32], characterCounts: [Int], losses: [Double]
  ) -> Double {
    var (nats, start) = (0.0, 0)
    for (token, length) in zip(tokens, characterCounts) {
      if token == unknownToken { nats += losses[start..<(start + length)].reduce(0, +) }
      start += length
    }
    return nats
  }
}
