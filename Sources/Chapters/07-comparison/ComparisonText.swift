import Text

/// The text that the models learn, and the sentence that the pictures show.
struct ComparisonText {
  let corpus: CharacterCorpus
  let windows: ConsecutiveWindows
  /// The sentence, at most a context long.
  let sentence: [Int32]
  private let isDefault: Bool

  /// Held out (Psalm 42), in no other place of the Bible, fits the context, and repeats a rare word,
  /// so that looking back can help.
  static let defaultSentence = "As the hart panteth after the water brooks, so panteth my soul"

  init(
    corpus split: CorpusSplit, isDefault: Bool, sentence: String?, contextLength: Int,
    validationLimit: Int?
  ) throws {
    self.isDefault = isDefault
    corpus = try CharacterCorpus(split)
    windows = try corpus.windows(contextLength: contextLength, limit: validationLimit)
    var shown = corpus.validation
    if let chosen = sentence ?? (isDefault ? Self.defaultSentence : nil) {
      shown = try corpus.tokenizer.encode(chosen)
    }
    self.sentence = Array(shown.prefix(contextLength))
    guard self.sentence.count >= 2 else {
      throw CorpusError.tooShort(
        name: "The sentence", tokenCount: self.sentence.count, contextLength: 1)
    }
  }

  var split: CorpusSplit { corpus.split }
  var tokenizer: CharacterTokenizer { corpus.tokenizer }
  var training: [Int32] { corpus.training }
  var name: String { split.name }
  var title: String { isDefault ? "King James Bible" : name }

  func labels(_ tokens: [Int32]) -> [String] { tokens.map { tokenizer.label(of: $0) } }
}
