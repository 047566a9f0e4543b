import Phrases
import Text

/// The text that the models learn, and the one that the pictures show.
struct StudyText {
  let corpus: CharacterCorpus
  let windows: ConsecutiveWindows
  /// The text that the pictures show.
  let probe: String
  let probeTokens: [Int32]
  let contextLength: Int
  private let isDefault: Bool

  /// Held out (Psalm 42), in no other place of the Bible, fits the context, and repeats a rare word,
  /// so that looking back can help.
  static let defaultProbe = "As the hart panteth after the water brooks, so panteth my soul"

  init(
    corpus split: CorpusSplit, isDefault: Bool, probe: String?, contextLength: Int,
    validationLimit: Int?
  ) throws {
    self.isDefault = isDefault
    self.contextLength = contextLength
    corpus = try CharacterCorpus(split)
    self.probe = probe ?? (isDefault ? Self.defaultProbe : corpus.opening(contextLength - 2))
    probeTokens = try corpus.tokenizer.encode(self.probe)
    windows = try corpus.windows(contextLength: contextLength, limit: validationLimit)
    guard probeTokens.count >= 2 else {
      throw CorpusError.tooShort(
        name: "The shown text", tokenCount: probeTokens.count, contextLength: 1)
    }
  }

  var split: CorpusSplit { corpus.split }
  var tokenizer: CharacterTokenizer { corpus.tokenizer }
  var training: [Int32] { corpus.training }
  var name: String { split.name }
  var title: Phrase { isDefault ? "King James Bible" : .verbatim(name) }

  /// The part of the shown text that the model can see at once.
  var seenTokens: [Int32] { Array(probeTokens.prefix(contextLength)) }

  func labels(_ tokens: [Int32]) -> [String] { tokens.map { tokenizer.label(of: $0) } }

  /// A token for a table: white space visible.
  func visible(_ token: Int32) -> String { Self.visible(tokenizer.label(of: token)) }

  static func visible(_ text: String) -> String { text.withVisibleWhiteSpace }
}
