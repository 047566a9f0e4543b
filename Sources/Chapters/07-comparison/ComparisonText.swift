import Text

/// The text that the models learn, and the sentence that the pictures show.
struct ComparisonText {
  let split: CorpusSplit
  let tokenizer: CharacterTokenizer
  let training: [Int32]
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
    self.split = split
    self.isDefault = isDefault
    tokenizer = try CharacterTokenizer(learningFrom: split.training + split.validation)
    training = try tokenizer.encode(split.training)
    // Fails now, and not after the first step, where the text is too short to train on.
    _ = try BatchSampler(tokens: training, batchSize: 1, contextLength: contextLength)
    let validation = try tokenizer.encode(split.validation)
    windows = try ConsecutiveWindows(
      tokens: Array(validation.prefix(validationLimit ?? validation.count)), batchSize: 32,
      contextLength: contextLength)
    var shown = validation
    if let chosen = sentence ?? (isDefault ? Self.defaultSentence : nil) {
      shown = try tokenizer.encode(chosen)
    }
    self.sentence = Array(shown.prefix(contextLength))
    guard self.sentence.count >= 2 else {
      throw CorpusError.tooShort(tokenCount: self.sentence.count, contextLength: 1)
    }
  }

  var name: String { split.name }
  var title: String { isDefault ? "King James Bible" : name }

  func labels(_ tokens: [Int32]) -> [String] { tokens.map { tokenizer.label(of: $0) } }
}
