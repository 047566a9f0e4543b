import Phrases
import Text

/// The text that the vectors are learned from, with what the steps look at in it.
struct StudyText {
  /// The file's name.
  let name: String
  /// The sentences: the Bible's verses, or the sentences of another text.
  let sentences: [String]
  /// What each sentence is called: `Gen 1:1`, or its number.
  let references: [String]
  /// The book of each sentence; empty where the text has none.
  let books: [String]
  /// The chapter of each sentence, counted through the whole text; empty where it has none.
  let chapters: [Int]
  let corpus: WordCorpus
  let leastCount: Int

  private let numbers: [String: Int32]

  init(
    corpus path: String?, environment: [String: String], _ configuration: Configuration
  ) throws {
    if let path {
      let file = try Corpus(contentsOf: path)
      let all = WordCorpus.sentences(of: file.text)
      name = file.name
      sentences = Array(all.prefix(configuration.sentenceLimit ?? all.count))
      references = sentences.indices.map { "\($0 + 1)" }
      (books, chapters) = ([], [])
    } else {
      let bible = try KingJamesBible.load(environment: environment)
      let verses = bible.verses.prefix(configuration.sentenceLimit ?? bible.verses.count)
      name = bible.name
      sentences = verses.map(\.text)
      references = verses.map { "\($0.book) \($0.chapter):\($0.verse)" }
      books = verses.map(\.book)
      var numbers = [Int](repeating: 0, count: verses.count)
      for (number, range) in bible.chapters.enumerated() {
        for verse in range where verse < numbers.count { numbers[verse] = number }
      }
      chapters = numbers
    }
    let short = try WordCorpus(sentences: sentences, leastCount: 2, name: name)
    let isLong = short.wordCount >= configuration.longText
    leastCount = isLong ? configuration.leastCount : 2
    corpus =
      isLong
      ? try WordCorpus(sentences: sentences, leastCount: leastCount, name: name) : short
    guard corpus.words.count >= configuration.leastWords else {
      throw WordCorpusError.fewWords(
        name: name, found: corpus.words.count, needed: configuration.leastWords,
        leastCount: leastCount)
    }
    numbers = Dictionary(zip(corpus.words, 0...), uniquingKeysWith: { first, _ in first })
  }

  var isBible: Bool { !books.isEmpty }
  var title: Phrase { isBible ? "King James Bible" : .verbatim(name) }
  /// Whether it has enough words whose kind is known.
  var isLabelled: Bool { WordKinds(self).kinds.count >= 4 }
  /// What the text's sentences are called.
  var unit: Phrase { isBible ? "verse" : "sentence" }
  /// The whole text, for the run's record.
  var contents: String { sentences.joined(separator: "\n") }

  /// The number of a word, if it has one.
  func number(of word: String) -> Int? { numbers[word].map { Int($0) } }

  /// The words of a query that have numbers.
  func tokens(of query: String) -> [Int32] {
    WordCorpus.words(of: query).compactMap { numbers[$0] }
  }

  /// A query whose words stand in no verse together, or the first long sentence of another text.
  var defaultQuery: String {
    if isBible { return "the king was afraid of the soldiers and fled by night" }
    return sentences.first { tokens(of: $0).count >= 5 } ?? sentences[0]
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
    return contentWords(corpus.words.count).filter { corpus.words[$0].count >= 2 }.prefix(count)
      .map { $0 }
  }

  private static let knownProbes = [
    "king", "gold", "sword", "mother", "egypt", "seven", "hand", "lion", "love", "sea", "night",
    "wicked", "bread", "horse", "house", "war", "wisdom", "river", "priest", "died",
  ]
}
