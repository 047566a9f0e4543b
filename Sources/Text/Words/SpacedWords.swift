/// Words as GPT-2 cuts a text: each with the one space before it, signs and line breaks on their own.
///
/// So nothing of a text is lost, unlike in a list of words, and a model of such words can be compared
/// with one of characters. A word that the training text has too seldom is token 0, unknown.
public struct SpacedWords: Sendable {
  /// The token of every word that the vocabulary lacks.
  public static let unknownToken: Int32 = 0

  private let vocabulary: WordIndex
  /// How often each word stands in the training text; for token 0 how often words are unknown there.
  public let counts: [Int]

  /// Takes the vocabulary from a text: the most frequent words first, and among equally frequent ones
  /// the lower bytes first.
  ///
  /// - Parameters:
  ///   - text: What to learn from.
  ///   - leastCount: How often a word must occur to be kept.
  /// - Complexity: O(bytes + w log w) for w different words.
  public init(learningFrom text: String, leastCount: Int = 2) {
    var words = WordIndex()
    var seen: [Int] = []
    Self.forEachWord(of: text) { word in
      let (number, isNew) = words.insert(word)
      if isNew { seen.append(1) } else { seen[number] += 1 }
    }
    let kept = seen.indices.filter { seen[$0] >= leastCount }.sorted { left, right in
      seen[left] != seen[right]
        ? seen[left] > seen[right]
        : words.bytes(of: left).lexicographicallyPrecedes(words.bytes(of: right))
    }
    var vocabulary = WordIndex()
    _ = vocabulary.insert("[UNK]".utf8)
    // No word of a text is "[UNK]": signs are words of their own.
    for word in kept { _ = vocabulary.insert(words.bytes(of: word)) }
    self.vocabulary = vocabulary
    let known = kept.map { seen[$0] }
    counts = [seen.reduce(0, +) - known.reduce(0, +)] + known
  }

  /// How many tokens there are, the unknown one included.
  public var vocabularySize: Int { vocabulary.count }

  /// A text's tokens, and how many characters each stands for.
  ///
  /// - Complexity: O(bytes).
  public func encode(_ text: String) -> (tokens: [Int32], characterCounts: [Int]) {
    var tokens: [Int32] = []
    var lengths: [Int] = []
    Self.forEachWord(of: text) { word in
      tokens.append(vocabulary.find(word).map { Int32($0) } ?? Self.unknownToken)
      lengths.append(word.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) })
    }
    return (tokens, lengths)
  }

  /// The text of a token, with the space before it.
  public func text(of token: Int32) -> String {
    guard token > 0, token < vocabulary.count else { return "[UNK]" }
    return String(decoding: vocabulary.bytes(of: Int(token)), as: UTF8.self)
  }

  private static func forEachWord(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      let scanner = BytePairScanner(bytes)
      var start = 0
      while start < bytes.count {
        let end = scanner.endOfWord(at: start)
        body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }
}
