import Notebook
import Text

/// The text that the vectors are learned from, with what the steps look at in it.
struct EmbeddedText {
  let source: SentenceText
  let corpus: WordCorpus
  /// How often a word must occur.
  let leastCount: Int

  private let numbers: [String: Int32]

  init(_ source: SentenceText, _ configuration: Configuration) throws {
    self.source = source
    let short = try WordCorpus(sentences: source.sentences, leastCount: 2, name: source.name)
    let isLong = short.wordCount >= configuration.longText
    leastCount = isLong ? configuration.leastCount : 2
    corpus =
      isLong
      ? try WordCorpus(sentences: source.sentences, leastCount: leastCount, name: source.name)
      : short
    guard corpus.words.count >= configuration.leastWords else {
      throw WordCorpusError.fewWords(
        name: source.name, found: corpus.words.count, needed: configuration.leastWords,
        leastCount: leastCount)
    }
    numbers = Dictionary(zip(corpus.words, 0...), uniquingKeysWith: { first, _ in first })
  }

  var title: String { source.isBible ? "King James Bible" : source.name }
  /// The whole text, for the run's record.
  var option: OptionValue {
    .file(path: source.name, bytes: Array(source.sentences.joined(separator: "\n").utf8))
  }

  /// The number of a word, if it has one.
  func number(of word: String) -> Int? { numbers[word].map { Int($0) } }

  /// Some words, by number.
  func words(_ numbers: some Sequence<Int>) -> [String] { numbers.map { corpus.words[$0] } }

  /// The words of a query that have numbers.
  func tokens(of query: String) -> [Int32] {
    WordCorpus.words(of: query).compactMap { numbers[$0] }
  }

  /// A query whose words stand in no verse together, or the first long sentence of another text.
  var defaultQuery: String {
    if source.isBible { return "the king was afraid of the soldiers and fled by night" }
    return source.sentences.first { tokens(of: $0).count >= 5 } ?? source.sentences[0]
  }

  /// How many words a sentence has that are kept.
  func length(of sentence: Int) -> Int { corpus.sentences[sentence].count }

  /// The sentences with 8 words or more: shorter ones are like too many others.
  var longSentences: [Int] { source.sentences.indices.filter { length(of: $0) >= 8 } }

  /// A well-known verse, or the longest of the first sentences.
  var likedSentence: Int {
    if let known = source.references.firstIndex(of: "Psa 23:1") { return known }
    return source.sentences.indices.prefix(200).max { length(of: $0) < length(of: $1) } ?? 0
  }

  /// How many words, from the most frequent on, may be shown as neighbours: those that occur five
  /// times or more, since vectors of rarer ones are half chance.
  var candidates: Int {
    max(corpus.counts.firstIndex { $0 < 5 } ?? corpus.counts.count, min(50, corpus.counts.count))
  }

  /// The most frequent words, without those so frequent that they stand everywhere.
  func contentWords(_ count: Int) -> [Int] {
    let first = min(100, corpus.words.count / 5)
    return Array((first..<corpus.words.count).prefix(count))
  }

  /// Words to show neighbours of: well-known ones, or else frequent ones.
  func probes(_ count: Int) -> [Int] {
    let known = Self.knownProbes.compactMap { number(of: $0) }
    if known.count >= 6 { return Array(known.prefix(count)) }
    return Array(
      contentWords(corpus.words.count).filter { corpus.words[$0].count >= 2 }.prefix(count))
  }

  private static let knownProbes = [
    "king", "gold", "sword", "mother", "egypt", "seven", "hand", "lion", "love", "sea", "night",
    "wicked", "bread", "horse", "house", "war", "wisdom", "river", "priest", "died",
  ]
}
