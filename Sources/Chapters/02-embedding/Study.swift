import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors
import Text

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the steps share: the text, the threads, and the vectors once they are learned.
final class Study {
  let configuration: Configuration
  let workers: Workers
  let seed: UInt64

  private var text: StudyText?
  private var learned: WordVectors?
  private var drawn: WordMap?
  private(set) var query = ""

  /// One random stream a purpose, so that no step depends on what another one draws.
  enum Stream: UInt64 {
    case training = 1
    case questions, groups, rotation, lookups
  }

  init(_ configuration: Configuration, threads: Int, seed: UInt64) {
    self.configuration = configuration
    self.seed = seed
    workers = Workers(threadCount: threads)
  }

  func generator(_ stream: Stream) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: stream.rawValue)
  }

  /// Reads the corpus and the query.
  ///
  /// - Throws: `CorpusError`, `WordCorpusError` or `QueryError`, one sentence, before any training.
  func read(corpus path: String?, query: String?) throws {
    let text = try StudyText(
      corpus: path, environment: ProcessInfo.processInfo.environment, configuration)
    self.text = text
    self.query = query ?? text.defaultQuery
    if query != nil, text.tokens(of: self.query).isEmpty {
      throw QueryError.noKnownWord(query: self.query, name: text.name)
    }
  }

  var data: StudyText {
    guard let text else { fatalError("Study: the corpus must be read before the steps run.") }
    return text
  }

  /// The corpus as the run's record names it.
  var corpusOption: OptionValue { .file(path: data.name, bytes: Array(data.contents.utf8)) }

  /// The words' vectors.
  var vectors: WordVectors {
    get {
      guard let learned else { fatalError("Study: the step needs the one that trains.") }
      return learned
    }
    set { learned = newValue }
  }

  /// The words of the maps with their places.
  var wordMap: WordMap {
    get {
      guard let drawn else { fatalError("Study: the step needs the one that draws the maps.") }
      return drawn
    }
    set { drawn = newValue }
  }

  /// The line under a figure's title: which vectors, which text.
  func subtitle(_ page: Page) -> Phrase {
    let width = configuration.training(wordCount: data.corpus.tokens.count).width
    return "Skip-gram, \(width) numbers a word; \(data.title), "
      + "\(Format.number(Double(data.corpus.words.count))) words; \(page.note)"
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
