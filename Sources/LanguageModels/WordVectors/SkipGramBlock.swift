/// Pairs of words to learn from, cut from a stretch of the text, with their negatives drawn.
struct SkipGramBlock: Sendable {
  /// The word of each pair whose vector learns.
  var words: [Int32] = []
  /// For each pair the word beside which it stood, then the negatives.
  var targets: [Int32] = []
  /// How many words of the text it covers, those left out included.
  var wordCount = 0

  /// How many pairs there are.
  var pairCount: Int { words.count }

  mutating func removeAll() {
    words.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
    wordCount = 0
  }
}
