/// Byte-level byte-pair encoding, GPT-2's tokenizer: frequent words are one token, rare ones a few,
/// and any text at all can be encoded, since the 256 bytes are tokens themselves.
///
/// Texts come back byte for byte. Training gives the merges, ties included, that Hugging Face's
/// `BpeTrainer` gives behind its `ByteLevel` pre-tokenizer with the full initial alphabet.
///
/// - Reference: ["Language Models are Unsupervised Multitask Learners"](https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf), section 2.2.
public struct BytePairTokenizer: Tokenizer {
  /// The rules, the one to apply first at the start.
  public let merges: [BytePairMerge]

  let alphabet: ByteAlphabet
  let vocabulary: WordIndex
  let tokenOfByte: [Int32]
  /// The place in `merges` of a pair.
  let ranks: PairTable

  /// Learns a vocabulary from a text.
  ///
  /// - Parameters:
  ///   - text: What to learn from.
  ///   - vocabularySize: How many tokens to make, the 256 bytes included. A text that has no more
  ///     pairs to merge gives fewer: see `vocabularySize` afterwards.
  /// - Throws: `TokenizerError.vocabularyTooSmall` when fewer than 256 tokens are asked for.
  /// - Complexity: O(bytes), and for each merge the letters of the different words that have the
  ///   pair.
  public init(learningFrom text: String, vocabularySize: Int) throws(TokenizerError) {
    guard vocabularySize >= 256 else {
      throw .vocabularyTooSmall(asked: vocabularySize, minimum: 256)
    }
    let alphabet = ByteAlphabet()
    var trainer = BytePairTrainer(text: text, alphabet: alphabet)
    trainer.train(vocabularySize: vocabularySize)
    try self.init(vocabulary: trainer.vocabulary, merges: trainer.merges, alphabet: alphabet)
  }

  /// Takes a vocabulary that is whole.
  ///
  /// - Throws: `TokenizerError.malformedFile` when one of the 256 bytes is no token.
  init(
    vocabulary: WordIndex, merges: [BytePairMerge], alphabet: ByteAlphabet
  ) throws(TokenizerError) {
    var tokenOfByte: [Int32] = []
    for byte in 0...255 as ClosedRange<UInt8> {
      guard let token = vocabulary.find([byte]) else {
        throw .malformedFile(reason: "its vocabulary lacks a token for the byte \(byte)")
      }
      tokenOfByte.append(Int32(token))
    }
    var ranks = PairTable()
    for (rank, merge) in merges.enumerated() {
      _ = ranks.insert(PairTable.key(merge.left, merge.right), Int32(rank))
    }
    self.alphabet = alphabet
    self.vocabulary = vocabulary
    self.tokenOfByte = tokenOfByte
    self.merges = merges
    self.ranks = ranks
  }

  /// How many tokens there are: 256 bytes and what the merges make.
  public var vocabularySize: Int { vocabulary.count }

  /// The bytes of a token, or nil when it is outside `0..<vocabularySize`.
  public func bytes(of token: Int32) -> [UInt8]? {
    guard token >= 0, token < vocabulary.count else { return nil }
    return Array(vocabulary.bytes(of: Int(token)))
  }

  /// The tokens of a text; every text has some.
  ///
  /// - Complexity: O(bytes), but O(n log n) inside a word of n bytes that is met the first time.
  public func encode(_ text: String) -> [Int32] {
    Array(text.utf8).withUnsafeBufferPointer { encode(utf8: $0) }
  }

  private func encode(utf8 bytes: UnsafeBufferPointer<UInt8>) -> [Int32] {
    let longestKept = 64  // longer words are rare and seldom come twice
    var output: [Int32] = []
    output.reserveCapacity(bytes.count / 3 + 1)
    var seen = WordIndex()
    var seenStarts: [Int] = [0]
    var seenTokens: [Int32] = []
    var merger = WordMerger()
    let scanner = BytePairScanner(bytes)
    var start = 0
    while start < bytes.count {
      let end = scanner.endOfWord(at: start)
      let word = UnsafeBufferPointer(rebasing: bytes[start..<end])
      start = end
      if word.count == 1 {
        output.append(tokenOfByte[Int(word[0])])
        continue
      }
      guard word.count <= longestKept else {
        merger.append(word, of: self, to: &output)
        continue
      }
      let (number, isNew) = seen.insert(word)
      if isNew {
        merger.append(word, of: self, to: &seenTokens)
        seenStarts.append(seenTokens.count)
      }
      for place in seenStarts[number]..<seenStarts[number + 1] { output.append(seenTokens[place]) }
    }
    return output
  }

  /// The bytes of tokens, whether they are whole characters or not.
  ///
  /// - Throws: `TokenizerError.unknownToken` when a token is outside `0..<vocabularySize`.
  /// - Complexity: O(bytes).
  public func decodeBytes(_ tokens: [Int32]) throws(TokenizerError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(tokens.count * 3)
    for token in tokens {
      guard token >= 0, token < vocabulary.count else {
        throw .unknownToken(token, vocabularySize: vocabularySize)
      }
      bytes.append(contentsOf: vocabulary.bytes(of: Int(token)))
    }
    return bytes
  }

  /// The text of tokens.
  ///
  /// - Throws: `TokenizerError.unknownToken` when a token is outside `0..<vocabularySize`, and
  ///   `TokenizerError.notUTF8` when the bytes of all tokens together are no text; nothing is
  ///   repaired.
  /// - Complexity: O(bytes).
  public func decode(_ tokens: [Int32]) throws(TokenizerError) -> String {
    let bytes = try decodeBytes(tokens)
    if let offset = bytes.withUnsafeBufferPointer({ firstInvalidUTF8Offset(in: $0) }) {
      throw .notUTF8(byteOffset: offset)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The token's text, white space as it is; the bytes of a part of a character like `<E2><80>`.
  public func label(of token: Int32) -> String {
    guard let bytes = bytes(of: token) else { return "#\(token)" }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return bytes.map { byte in
      byte < 0x80
        ? String(UnicodeScalar(byte)) : "<" + String(byte, radix: 16, uppercase: true) + ">"
    }.joined()
  }
}
