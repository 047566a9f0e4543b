/// One token a word, and one for each space, sign and line break between words.
///
/// A word is a run of letters, digits and marks; everything else is a token a Unicode scalar. The
/// vocabulary has the most frequent ones of a text. A text comes back byte for byte as long as all
/// its words are in the vocabulary; each other word becomes `[UNK]`, token 0.
public struct WordTokenizer: Tokenizer {
  /// The token of every word that the vocabulary lacks.
  public static let unknownToken: Int32 = 0
  /// How that token reads.
  public static let unknownText = "[UNK]"

  private let vocabulary: WordIndex

  /// Takes the vocabulary from a text: its words, the most frequent first, and among equally
  /// frequent ones the lower bytes first.
  ///
  /// - Parameters:
  ///   - text: What to learn from.
  ///   - vocabularySize: How many tokens to keep at most, `[UNK]` included; all when nil.
  /// - Throws: `TokenizerError.emptyText`, or `TokenizerError.vocabularyTooSmall` when there is no
  ///   place for a word.
  /// - Complexity: O(bytes + w log w) for w different words.
  public init(learningFrom text: String, vocabularySize: Int? = nil) throws(TokenizerError) {
    if let vocabularySize, vocabularySize < 2 {
      throw .vocabularyTooSmall(asked: vocabularySize, minimum: 2)
    }
    guard !text.isEmpty else { throw .emptyText }
    var words = WordIndex()
    var counts: [Int] = []
    Self.forEachWord(of: text) { word in
      let (number, isNew) = words.insert(word)
      if isNew { counts.append(1) } else { counts[number] += 1 }
    }
    let order = (0..<words.count).sorted { left, right in
      counts[left] != counts[right]
        ? counts[left] > counts[right]
        : words.bytes(of: left).lexicographicallyPrecedes(words.bytes(of: right))
    }
    var vocabulary = WordIndex()
    _ = vocabulary.insert(Self.unknownText.utf8)
    for word in order.prefix(vocabularySize.map { $0 - 1 } ?? order.count) {
      _ = vocabulary.insert(words.bytes(of: word))
    }
    self.vocabulary = vocabulary
  }

  /// Takes a vocabulary as it is.
  ///
  /// - Throws: `TokenizerError.malformedFile` when token 0 is not `[UNK]`, a token is there twice,
  ///   or one is no word.
  init(tokens: [String]) throws(TokenizerError) {
    guard let first = tokens.first, Array(first.utf8) == Array(Self.unknownText.utf8) else {
      throw .malformedFile(reason: "the first token of a word vocabulary must be [UNK]")
    }
    var vocabulary = WordIndex()
    for (number, token) in tokens.enumerated() {
      guard vocabulary.insert(token.utf8).isNew else {
        throw .malformedFile(reason: "token \(number) of its vocabulary is there twice")
      }
      var pieces = 0
      Self.forEachWord(of: token) { _ in pieces += 1 }
      guard pieces == 1 || number == 0 else {
        throw .malformedFile(reason: "token \(number) of its vocabulary is not one word")
      }
    }
    self.vocabulary = vocabulary
  }

  /// How many tokens there are, `[UNK]` included.
  public var vocabularySize: Int { vocabulary.count }

  /// The tokens of a text; every text has some.
  ///
  /// - Complexity: O(bytes).
  public func encode(_ text: String) -> [Int32] {
    var tokens: [Int32] = []
    Self.forEachWord(of: text) { word in
      tokens.append(vocabulary.find(word).map { Int32($0) } ?? Self.unknownToken)
    }
    return tokens
  }

  /// The text of tokens, with `[UNK]` in the place of words that were unknown.
  ///
  /// - Throws: `TokenizerError.unknownToken` when a token is outside `0..<vocabularySize`.
  /// - Complexity: O(bytes).
  public func decode(_ tokens: [Int32]) throws(TokenizerError) -> String {
    var bytes: [UInt8] = []
    for token in tokens {
      guard token >= 0, token < vocabulary.count else {
        throw .unknownToken(token, vocabularySize: vocabularySize)
      }
      bytes.append(contentsOf: vocabulary.bytes(of: Int(token)))
    }
    return String(decoding: bytes, as: UTF8.self)  // whole characters only, so nothing is repaired
  }

  /// The word.
  public func label(of token: Int32) -> String {
    guard token >= 0, token < vocabulary.count else { return "#\(token)" }
    return String(decoding: vocabulary.bytes(of: Int(token)), as: UTF8.self)
  }

  /// The pattern of a word, for the regular expressions of others.
  static let pattern = #"[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]"#

  /// A `WordLevel` model behind a split into words, spaces and signs.
  public func huggingFaceJSON() -> [UInt8] {
    HuggingFaceJSON.splitWordLevel(
      pattern: Self.pattern, tokens: (0..<vocabulary.count).map { label(of: Int32($0)) },
      unknownToken: Self.unknownText)
  }

  /// Hands over each word of a text.
  private static func forEachWord(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      let cursor = UTF8Cursor(bytes: bytes)
      var start = 0
      while start < bytes.count {
        var (kind, end) = cursor.character(at: start)
        while isPartOfWord(kind), end < bytes.count {
          let next = cursor.character(at: end)
          guard isPartOfWord(next.class) else { break }
          (kind, end) = next
        }
        body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }

  private static func isPartOfWord(_ kind: ScalarClass) -> Bool {
    switch kind {
    case .letter, .number, .mark: true
    case .space, .other: false
    }
  }
}
