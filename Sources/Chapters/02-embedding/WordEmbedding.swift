import Experiments
import LanguageModels
import Notebook
import Plotting
import Text

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the steps share: the text, and the vectors once they are learned.
final class WordEmbedding: Experiment<Configuration, WordEmbedding.Stream> {
  enum Stream: UInt64, RandomStream {
    case training = 1
    case questions, groups, rotation, lookups
  }

  @FromStep("prepare") private(set) var text: EmbeddedText
  @FromStep("prepare") private(set) var query: String
  @FromStep("train") var vectors: WordVectors
  @FromStep("map") var wordMap: WordMap

  /// Words of known kinds: the chapter's only labels, never shown to the training.
  private(set) lazy var kinds = WordKinds(text)

  /// Reads the corpus and the query, before anything is trained.
  func prepare(corpus file: String?, query chosen: String?) throws {
    text = try EmbeddedText(
      SentenceText.load(
        file: file, limit: configuration.sentenceLimit,
        environment: ProcessInfo.processInfo.environment), configuration)
    query = chosen ?? text.defaultQuery
    if chosen != nil, text.tokens(of: query).isEmpty {
      throw QueryError.noKnownWord(query: query, name: text.source.name)
    }
  }

  /// The line under a figure's title: which vectors, which text.
  func subtitle(_ page: Page) -> String {
    let width = configuration.training(wordCount: text.corpus.tokens.count).width
    return "Skip-gram, \(width) numbers a word; \(text.title), "
      + "\(Format.number(Double(text.corpus.words.count))) words; \(page.note)"
  }

  /// Words to compare in a matrix: three of each of four kinds, else some probes.
  var shownWords: [Int] {
    kinds.areMany ? kinds.kinds.prefix(4).flatMap { $0.words.prefix(3) } : text.probes(12)
  }

  /// The cosines of some words as a map.
  func cosineMap(
    _ words: [Int], _ cosines: [[Double]], title: String, subtitle: String = ""
  ) -> Heatmap {
    let labels = text.words(words)
    return Heatmap(
      title: title, subtitle: subtitle, values: cosines.map { $0.map { $0 } },
      rows: .init("word", labels: labels), columns: .init("word", labels: labels), labels: .names,
      scale: .init("cosine", range: 0...1))
  }

  /// Some sentences, each with a cosine before it.
  func sentenceTable(
    _ title: String, _ found: [(row: Int, cosine: Double)], footnote: String, _ page: Page
  ) -> TextTable {
    TextTable(
      title: title, subtitle: subtitle(page),
      columns: [
        .init("cosine", share: 0.09, isBold: true),
        .init(text.source.isBible ? "verse" : "number", share: 0.15), .init("text"),
      ],
      rows: found.map { row, cosine in
        [
          Format.number(cosine, decimals: 2), text.source.references[row],
          text.source.sentences[row].shortened(to: 400),
        ]
      }, footnote: footnote)
  }
}

extension String {
  /// The text, or its beginning and an ellipsis.
  func shortened(to count: Int) -> String {
    self.count <= count ? self : prefix(count - 1) + "…"
  }
}

/// What can be wrong with a query.
enum QueryError: Error, Equatable, CustomStringConvertible {
  /// The text has none of its words, or too seldom.
  case noKnownWord(query: String, name: String)

  var description: String {
    switch self {
    case .noKnownWord(let query, let name):
      "No word of the query “\(query)” has a vector: use words that \(name) has several times."
    }
  }
}
