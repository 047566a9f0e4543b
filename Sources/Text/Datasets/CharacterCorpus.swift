/// A corpus as a character model sees it: both parts as tokens, one a character.
public struct CharacterCorpus: Sendable {
  /// The text's two parts.
  public let split: CorpusSplit
  /// Characters to tokens: those of both parts.
  public let tokenizer: CharacterTokenizer
  /// The text to learn from.
  public let training: [Int32]
  /// The held-out text.
  public let validation: [Int32]

  /// Turns a text into tokens.
  ///
  /// - Throws: `TokenizerError` when a part has no character.
  /// - Complexity: O(characters).
  public init(_ split: CorpusSplit) throws(TokenizerError) {
    self.split = split
    tokenizer = try CharacterTokenizer(learningFrom: split.training + split.validation)
    training = try tokenizer.encode(split.training)
    validation = try tokenizer.encode(split.validation)
  }

  /// The held-out text as windows that follow one another, for a model with a fixed context.
  ///
  /// - Parameters:
  ///   - contextLength: How many tokens the model sees.
  ///   - limit: How many held-out tokens count, or nil for all.
  /// - Returns: Windows in batches of 32.
  /// - Throws: `CorpusError.tooShort` when either part is too short: said now, and not after an
  ///   hour's training.
  public func windows(
    contextLength: Int, limit: Int?
  ) throws(CorpusError) -> ConsecutiveWindows {
    _ = try BatchSampler(
      split.trainingName, tokens: training, batchSize: 1, contextLength: contextLength)
    return try ConsecutiveWindows(
      split.validationName, tokens: Array(validation.prefix(limit ?? validation.count)),
      batchSize: 32,
      contextLength: contextLength)
  }

  /// The start of the held-out text's first whole line, or of that text where the line is its last.
  ///
  /// - Parameter length: How many characters at most.
  /// - Returns: Text without line breaks at its start.
  public func opening(_ length: Int) -> String {
    let all = Array(split.validation.unicodeScalars)
    let lineBreak = all.firstIndex(of: "\n") ?? -1
    let start = all.count - lineBreak - 1 >= length ? lineBreak + 1 : 0
    var opening = String.UnicodeScalarView()
    opening.append(contentsOf: all[start...].drop { $0 == "\n" }.prefix(length))
    return String(opening)
  }
}

extension String {
  /// The text with spaces, line breaks and tabs as `␣`, `⏎` and `⇥`, for tables and remarks.
  public var withVisibleWhiteSpace: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case " ": result += "␣"
      case "\n": result += "⏎"
      case "\t": result += "⇥"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The words of a text: runs of letters.
  public var words: [Substring] { split { !$0.isLetter } }
}
