/// Why nothing can be learned from the words of a text.
public enum WordCorpusError: Error, Equatable {
  /// The text has spaces and signs only.
  case noWords(name: String)
  /// No word occurs often enough.
  case noFrequentWord(name: String, most: Int, leastCount: Int)
  /// Only one word occurs often enough.
  case oneWord(name: String, word: String, leastCount: Int)
  /// Fewer words occur often enough than are needed.
  case fewWords(name: String, found: Int, needed: Int, leastCount: Int)
}

extension WordCorpusError: CustomStringConvertible {
  /// One sentence that says what is wrong and what would be right.
  public var description: String {
    switch self {
    case .noWords(let name):
      "\(name) has no words, only spaces and signs; word vectors need a text of some pages."
    case .noFrequentWord(let name, 1, _):
      "No word of \(name) occurs twice; word vectors are learned from words that occur again and "
        + "again, so use a text of some pages."
    case .noFrequentWord(let name, let most, let leastCount):
      "No word of \(name) occurs \(leastCount) times, the most frequent one \(most) times; use a "
        + "longer text."
    case .oneWord(let name, let word, let leastCount):
      "Only one word of \(name) (“\(word)”) occurs \(leastCount) times or more; word vectors need "
        + "several words to tell apart, so use a longer text."
    case .fewWords(let name, let found, let needed, let leastCount):
      "Only \(found) words of \(name) occur \(leastCount) times or more, but the pictures need at "
        + "least \(needed); use a longer text."
    }
  }
}
