import LanguageModels
import Notebook
import Phrases
import Tensors
import Text

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the steps share: the text, the threads, and the model that counting has made.
final class Study {
  let configuration: Configuration
  let workers: Workers
  let seed: UInt64

  private var text: StudyText?
  private var source: CorpusSplit?
  private var counted: NGramModel?
  /// The surprise of that model at each held-out character, in nats.
  var characterLosses: [Double] = []
  /// Whether step `tokens` writes its lines with GPT-2's tokens.
  var exportsTokens = false

  /// One random stream a purpose, so that no step depends on what another one draws.
  enum Stream: UInt64 {
    case batches = 1
    case samples, texts
  }

  init(_ configuration: Configuration, threads: Int, seed: UInt64) {
    self.configuration = configuration
    self.seed = seed
    workers = Workers(threadCount: threads)
  }

  func generator(_ stream: Stream) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: stream.rawValue)
  }

  /// Reads the corpus.
  ///
  /// - Throws: `CorpusError` or `TokenizerError`, one sentence, before anything is counted.
  func read(corpus path: String?, prompt: String?, merges: String?) throws {
    let environment = ProcessInfo.processInfo.environment
    let split = try CorpusSplit.load(file: path, environment: environment)
    source = split
    let samples = try LanguageSamples(
      mergesPath: merges, environment: environment, limit: configuration.sampleLines)
    text = try StudyText(
      corpus: split, isBible: path == nil, prompt: prompt, samples: samples, configuration)
  }

  var data: StudyText {
    guard let text else { fatalError("Study: the corpus must be read before the steps run.") }
    return text
  }

  /// The corpus as the run's record names it.
  var corpusOption: OptionValue {
    let bytes = Array(((source?.training ?? "") + (source?.validation ?? "")).utf8)
    return .file(path: data.name, bytes: bytes)
  }

  /// The 6-gram Kneser-Ney model of characters.
  var model: NGramModel {
    get {
      guard let counted else { fatalError("Study: the step needs the one that counts.") }
      return counted
    }
    set { counted = newValue }
  }

  /// What every character being equally likely costs.
  var uniformBits: Double { Surprise.uniform(vocabularySize: data.vocabularySize).bitsPerToken }

  func bitsText(_ bits: Double) -> Phrase { "\(Format.number(bits, decimals: 2)) bits" }

  func bitsCell(_ bits: Double) -> Cell { .text(.verbatim(Format.number(bits, decimals: 3))) }

  /// The line under a figure's title.
  func subtitle(_ what: Phrase, _ page: Page) -> Phrase {
    "\(what); \(data.title); \(page.note)"
  }
}
