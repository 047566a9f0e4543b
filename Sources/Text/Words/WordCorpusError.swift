import Platform

/// Why nothing can be learned from the words of a text.
public enum WordCorpusError: Error, Equatable {
  /// Most letters are of a script that is written without spaces, where words can't be cut out.
  case unspaced(name: String)
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
    case .unspaced(let name):
      "\(name) is in a script that parts no words by spaces (such as Chinese, Japanese or Thai), and words "
        + "are cut at spaces here; use a text in which a space stands between words."
    case .noWords(let name):
      "\(name) has no words, only spaces and signs; use a text of some pages."
    case .noFrequentWord(let name, 1, _):
      "No word of \(name) occurs twice; words are learned from where they occur again and again, so use "
        + "a text of some pages."
    case .noFrequentWord(let name, let most, let leastCount):
      "No word of \(name) occurs \(Self.times(leastCount)), the most frequent one \(Self.times(most)); use "
        + "a longer text."
    case .oneWord(let name, let word, 1):
      "\(name) has only one word (“\(word.excerpt(40))”) again and again; words are compared here, so use a "
        + "text with several."
    case .oneWord(let name, let word, let leastCount):
      "Only one word of \(name) (“\(word.excerpt(40))”) occurs \(Self.times(leastCount)) or more; words are "
        + "compared here, so use a text in which several do."
    case .fewWords(let name, let found, let needed, let leastCount):
      "Only \(found) \(found == 1 ? "word" : "words") of \(name) \(found == 1 ? "occurs" : "occur") "
        + "\(Self.times(leastCount)) or more, but the pictures need at least \(needed); use a longer text."
    }
  }

  private static func times(_ count: Int) -> String {
    count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
  }
}
