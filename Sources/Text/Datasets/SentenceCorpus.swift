/// A text in sentences, with its words numbered.
public struct SentenceCorpus: Sendable {
  /// The sentences and what they are called.
  public let source: SentenceText
  /// The words that occur often enough, and the sentences as their numbers.
  public let words: WordCorpus
  /// How often a word must occur.
  public let leastCount: Int

  private let numbers: [String: Int32]

  /// Numbers the words of a text.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - leastCount: How often a word of a long text must occur; of a short one twice is enough.
  ///   - longText: How many words make a text long.
  ///   - leastWords: How many different words are needed.
  /// - Throws: `WordCorpusError` where there are fewer, or none.
  public init(
    _ source: SentenceText, leastCount: Int, longText: Int, leastWords: Int
  ) throws(WordCorpusError) {
    self.source = source
    let short = try WordCorpus(sentences: source.sentences, leastCount: 2, name: source.name)
    let isLong = short.wordCount >= longText
    self.leastCount = isLong ? leastCount : 2
    words =
      isLong
      ? try WordCorpus(sentences: source.sentences, leastCount: leastCount, name: source.name)
      : short
    guard words.words.count >= leastWords else {
      throw .fewWords(
        name: source.name, found: words.words.count, needed: leastWords,
        leastCount: self.leastCount)
    }
    numbers = Dictionary(zip(words.words, 0...), uniquingKeysWith: { first, _ in first })
  }

  /// How many different words are numbered.
  public var wordCount: Int { words.words.count }

  /// A word by its number.
  public func word(_ number: Int) -> String { words.words[number] }

  /// Some words by their numbers.
  public func words(_ numbers: some Sequence<Int>) -> [String] { numbers.map { words.words[$0] } }

  /// The number of a word, if it has one.
  public func number(of word: String) -> Int? { numbers[word].map { Int($0) } }

  /// The words of any text that have numbers.
  public func tokens(of text: String) -> [Int32] {
    WordCorpus.words(of: text).compactMap { numbers[$0] }
  }

  /// The words of a query that have numbers.
  ///
  /// - Throws: `QueryError.noKnownWord` where none has.
  public func tokens(ofQuery query: String) throws(QueryError) -> [Int32] {
    let tokens = tokens(of: query)
    guard !tokens.isEmpty else { throw .noKnownWord(query: query, name: source.name) }
    return tokens
  }

  /// How many numbered words a sentence has.
  public func length(of sentence: Int) -> Int { words.sentences[sentence].count }

  /// The sentences with so many numbered words or more.
  public func sentences(withWords leastLength: Int) -> [Int] {
    source.sentences.indices.filter { length(of: $0) >= leastLength }
  }

  /// How many words, from the most frequent on, occur so often; at least 50, while there are as many.
  public func frequentCount(occurring leastCount: Int) -> Int {
    let counts = words.counts
    return max(counts.firstIndex { $0 < leastCount } ?? counts.count, min(50, counts.count))
  }

  /// The most frequent words by number, without those so frequent that they stand everywhere: the first
  /// hundred, or the first fifth of few words.
  public func contentWords(_ count: Int) -> [Int] {
    let first = min(100, wordCount / 5)
    return Array((first..<wordCount).prefix(count))
  }
}

/// What can be wrong with a query.
public enum QueryError: Error, Equatable, CustomStringConvertible {
  /// The text has none of its words, or too seldom.
  case noKnownWord(query: String, name: String)

  /// One sentence that says what is wrong and what would be right.
  public var description: String {
    switch self {
    case .noKnownWord(let query, let name):
      "No word of the query “\(query)” has a vector: use words that \(name) has several times."
    }
  }
}
