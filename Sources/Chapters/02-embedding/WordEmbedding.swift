import Experiments
import LanguageModels
import Text

/// What the steps share: the text, and the vectors once they are learned.
final class WordEmbedding: Experiment<Configuration, WordEmbedding.Stream> {
  enum Stream: UInt64, RandomStream {
    case training = 1
    case questions, groups, rotation, lookups, permutations, kinds
  }

  @FromStep("prepare") private(set) var text: SentenceCorpus
  @FromStep("prepare") private(set) var query: String
  @FromStep("train") var vectors: WordVectors
  @FromStep("map") var wordMap: WordMap

  var source: SentenceText { text.source }
  /// What figures call the text, and its sentences.
  var title: Phrase { source.isBible ? "King James Bible" : .verbatim(source.name) }
  var unit: Phrase { source.isBible ? "verse" : "sentence" }

  /// The chapter's only labels, never shown to the training.
  private(set) lazy var kinds = LabelledWords(Words.kinds, number: text.number)

  /// Reads the corpus and the query, before anything is trained.
  func prepare(corpus file: String?, query chosen: String?) throws {
    text = try SentenceCorpus(
      .load(file: file, limit: configuration.sentenceLimit), leastCount: configuration.leastCount,
      longText: configuration.longText, leastWords: configuration.leastWords)
    query = chosen ?? defaultQuery
    if chosen != nil { _ = try text.tokens(ofQuery: query) }
  }

  /// A query whose words stand in no verse together, or the first long sentence of another text.
  private var defaultQuery: String {
    if source.isBible { return "the king was afraid of the soldiers and fled by night" }
    return source.sentences.first { text.tokens(of: $0).count >= 5 } ?? source.sentences[0]
  }

  /// The line under a figure's title: which vectors, which text.
  func subtitle(_ page: Page) -> Phrase {
    let width = configuration.training(wordCount: text.words.tokens.count).width
    return
      "Skip-gram, \(width) numbers a word; \(title), \(Double(text.wordCount)) words; \(page.note)"
  }

  /// Words to show neighbours of: well-known ones, or else frequent ones.
  func probes(_ count: Int) -> [Int] {
    let known = Words.probes.compactMap { text.number(of: $0) }
    let words =
      known.count >= 6
      ? known : text.contentWords(text.wordCount).filter { text.word($0).count >= 2 }
    return Array(words.prefix(count))
  }

  /// Words to compare in a matrix: three of each of four kinds; nil where fewer kinds are known.
  var wordsByKind: [Int]? {
    kinds.kinds.count < 4 ? nil : kinds.kinds.prefix(4).flatMap { $0.words.prefix(3) }
  }
}
