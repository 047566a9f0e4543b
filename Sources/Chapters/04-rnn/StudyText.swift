import Phrases
import Text

/// The text that the models learn, and the one that the pictures show.
struct StudyText {
  let corpus: CharacterCorpus
  /// The training text, side by side.
  let streams: TextStreams
  /// All held-out text.
  let heldOut: TextStreams
  /// Its beginning, for the points of a curve.
  let curve: TextStreams
  /// The text that the pictures show.
  let probe: String
  let probeTokens: [Int32]
  private let isDefault: Bool

  init(
    _ split: CorpusSplit, isDefault: Bool, probe: String?, _ configuration: Configuration
  ) throws {
    self.isDefault = isDefault
    corpus = try CharacterCorpus(split)
    let (count, length) = (corpus.training.count, configuration.windowLength)
    let least = configuration.shardCount * length
    guard count > least else {
      throw CorpusError.tooShort(
        name: split.trainingName, tokenCount: count, contextLength: least)
    }
    streams = try TextStreams(
      tokens: corpus.training, batchSize: min(configuration.streamCount, (count - 1) / length),
      windowLength: length)
    guard corpus.validation.count >= 2 else {
      throw CorpusError.tooShort(
        name: split.validationName, tokenCount: corpus.validation.count, contextLength: 1)
    }
    heldOut = try Self.judged(corpus.validation, configuration.validationLimit)
    curve = try Self.judged(corpus.validation, configuration.curveLength)
    self.probe = probe ?? corpus.opening(configuration.stripLength)
    probeTokens = try corpus.tokenizer.encode(self.probe)
    guard probeTokens.count >= 2 else {
      throw CorpusError.tooShort(
        name: "The shown text", tokenCount: probeTokens.count, contextLength: 1)
    }
  }

  /// Streams of a thousand characters and more, so that hardly any prediction lacks a past.
  private static func judged(_ tokens: [Int32], _ limit: Int?) throws(CorpusError) -> TextStreams {
    let tokens = Array(tokens.prefix(limit ?? tokens.count))
    return try TextStreams(
      tokens: tokens, batchSize: min(64, max(1, (tokens.count - 1) / 1000)), windowLength: 250)
  }

  var tokenizer: CharacterTokenizer { corpus.tokenizer }
  var title: Phrase { isDefault ? "King James Bible" : .verbatim(corpus.split.name) }

  func labels(_ tokens: [Int32]) -> [String] { tokens.map { tokenizer.label(of: $0) } }
}
