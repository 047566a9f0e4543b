import Text

/// The text that the models learn, and the one that the pictures show.
struct StudyText {
  let split: CorpusSplit
  let tokenizer: CharacterTokenizer
  let training: [Int32]
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
    self.split = split
    self.isDefault = isDefault
    self.contextLength = contextLength
    tokenizer = try CharacterTokenizer(learningFrom: split.training + split.validation)
    self.probe =
      probe ?? (isDefault ? Self.defaultProbe : Self.opening(split.validation, contextLength - 2))
    probeTokens = try tokenizer.encode(self.probe)
    training = try tokenizer.encode(split.training)
    // Fails now, and not after the first step, where the text is too short to train on.
    _ = try BatchSampler(tokens: training, batchSize: 1, contextLength: contextLength)
    let validation = try tokenizer.encode(split.validation)
    windows = try ConsecutiveWindows(
      tokens: Array(validation.prefix(validationLimit ?? validation.count)), batchSize: 32,
      contextLength: contextLength)
    guard probeTokens.count >= 2 else {
      throw CorpusError.tooShort(tokenCount: probeTokens.count, contextLength: 1)
    }
  }

  var name: String { split.name }
  var title: String { isDefault ? "King James Bible" : name }

  /// The part of the shown text that the model can see at once.
  var seenTokens: [Int32] { Array(probeTokens.prefix(contextLength)) }

  func labels(_ tokens: [Int32]) -> [String] { tokens.map { tokenizer.label(of: $0) } }

  /// A token for a table: white space visible.
  func visible(_ token: Int32) -> String { Self.visible(tokenizer.label(of: token)) }

  static func visible(_ text: String) -> String { text.withVisibleWhiteSpace }

  /// The start of a text's first whole line, or of the text where that line is its last.
  private static func opening(_ text: String, _ length: Int) -> String {
    let all = Array(text.unicodeScalars)
    let lineBreak = all.firstIndex(of: "\n") ?? -1
    let start = all.count - lineBreak - 1 >= length ? lineBreak + 1 : 0
    var opening = String.UnicodeScalarView()
    opening.append(contentsOf: all[start...].drop { $0 == "\n" }.prefix(length))
    return String(opening)
  }
}
