/// A text in sentences, each with a name: the verses of the King James Bible, or any text's sentences.
public struct SentenceText: Sendable {
  /// The file's name.
  public let name: String
  /// The sentences, in order.
  public let sentences: [String]
  /// What each sentence is called: `Gen 1:1`, or its number from 1.
  public let references: [String]
  /// The book of each sentence; empty where the text has none.
  public let books: [String]
  /// The chapter of each sentence, counted through the whole text; empty where it has none.
  public let chapters: [Int]

  /// Cuts a learner's text into sentences.
  ///
  /// - Parameters:
  ///   - corpus: The text.
  ///   - limit: How many sentences are kept at most; nil for all.
  public init(_ corpus: Corpus, limit: Int? = nil) {
    let all = WordCorpus.sentences(of: corpus.text)
    name = corpus.name
    sentences = Array(all.prefix(limit ?? all.count))
    references = sentences.indices.map { "\($0 + 1)" }
    (books, chapters) = ([], [])
  }

  /// Takes the verses of the Bible.
  ///
  /// - Parameters:
  ///   - bible: The verses.
  ///   - limit: How many are kept at most; nil for all.
  public init(_ bible: KingJamesBible, limit: Int? = nil) {
    let verses = bible.verses.prefix(limit ?? bible.verses.count)
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

  /// Reads what a chapter was told to read: a learner's own file, or else the King James Bible.
  ///
  /// - Parameters:
  ///   - file: What `--corpus` was given, if anything.
  ///   - limit: How many sentences are kept at most; nil for all.
  ///   - environment: The process's environment, which says where the cache is.
  /// - Returns: The sentences.
  /// - Throws: `CorpusError` where the file is no text, or the Bible is not installed.
  public static func load(
    file: String?, limit: Int? = nil, environment: [String: String]
  ) throws(CorpusError) -> SentenceText {
    if let file { return SentenceText(try Corpus(contentsOf: file), limit: limit) }
    return SentenceText(try KingJamesBible.load(environment: environment), limit: limit)
  }

  /// Whether the sentences are the Bible's verses, which have books and chapters.
  public var isBible: Bool { !books.isEmpty }

  /// What the sentences are called.
  public var unit: String { isBible ? "verse" : "sentence" }

  /// Whether two sentences stand close together, in one chapter or a few apart, where likeness is no
  /// wonder.
  public func isSamePlace(_ one: Int, _ other: Int) -> Bool {
    isBible ? chapters[one] == chapters[other] : abs(one - other) < 5
  }
}
