import Foundation
import Testing

@testable import Text

@Suite("BytePairTokenizer")
struct BytePairTokenizerTests {
  /// Merges as Hugging Face lists them.
  private func names(_ tokenizer: BytePairTokenizer) -> [String] {
    tokenizer.merges.map { merge in
      [merge.left, merge.right].map { token in
        tokenizer.alphabet.name(of: tokenizer.vocabulary.bytes(of: Int(token)))
      }.joined(separator: " ")
    }
  }

  @Test("Merges and tokens are Hugging Face's, ties included")
  func agreesWithHuggingFace() throws {
    for (index, expected) in try TokenizerFixture.load().bytePair.enumerated() {
      let tokenizer = try BytePairTokenizer(
        learningFrom: expected.text, vocabularySize: expected.vocabularySize)
      #expect(names(tokenizer) == expected.merges, "case \(index)")
      for sample in expected.encodings {
        #expect(tokenizer.encode(sample.text) == sample.tokens, "case \(index): \(sample.text)")
      }
    }
  }

  /// The extract that the set-up made on this machine, if it did.
  private static let bible =
    KingJamesBible.cachePath(environment: ProcessInfo.processInfo.environment) ?? ""

  @Test(
    "On the whole Bible, merges and tokens are Hugging Face's",
    .enabled(if: FileManager.default.fileExists(atPath: bible)))
  func agreesOnTheBible() throws {
    let text = try Corpus(contentsOf: Self.bible).text
    for expected in try TokenizerFixture.load().bible {
      let tokenizer = try BytePairTokenizer(
        learningFrom: text, vocabularySize: expected.vocabularySize)
      #expect(names(tokenizer) == expected.merges)
      let tokens = tokenizer.encode(text)
      #expect(tokens.count == expected.tokenCount)
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for token in tokens {
        for shift in [0, 8, 16, 24] as [Int32] {
          hash = (hash ^ UInt64(token >> shift & 0xFF)) &* 0x100_0000_01b3
        }
      }
      #expect(String(hash, radix: 16) == expected.tokenHash)
      #expect(try tokenizer.decode(tokens) == text)
    }
  }

  @Test("Every sample text comes back byte for byte from a vocabulary of another text")
  func roundTrips() throws {
    let tokenizer = try BytePairTokenizer(
      learningFrom: SampleTexts.all.joined(separator: "\n"), vocabularySize: 400)
    for text in SampleTexts.all {
      #expect(Array(try tokenizer.decode(tokenizer.encode(text)).utf8) == Array(text.utf8))
    }
  }

  @Test("Random texts come back byte for byte")
  func randomRoundTrips() throws {
    var generator = SplitMix64(seed: 8)
    let tokenizer = try BytePairTokenizer(
      learningFrom: SampleTexts.random(scalarCount: 20_000, using: &generator), vocabularySize: 600)
    for _ in 0..<3_000 {
      let text = SampleTexts.random(
        scalarCount: Int.random(in: 0..<60, using: &generator), using: &generator)
      let tokens = tokenizer.encode(text)
      #expect(tokens.allSatisfy { $0 >= 0 && $0 < 600 })
      #expect(Array(try tokenizer.decode(tokens).utf8) == Array(text.utf8))
    }
  }

  @Test("Merging inside a word gives what the plain method gives")
  func agreesWithThePlainMethod() throws {
    var generator = SplitMix64(seed: 9)
    func letters(_ count: Int) -> String {
      String((0..<count).map { _ in "abc".randomElement(using: &generator) ?? "a" })
    }
    let tokenizer = try BytePairTokenizer(learningFrom: letters(3_000), vocabularySize: 330)
    for length in 1...120 {
      let word = letters(length)
      #expect(tokenizer.encode(word) == plainEncoding(of: word, by: tokenizer))
    }
  }

  /// One word's tokens: look through all pairs, merge the best, begin again.
  private func plainEncoding(of word: String, by tokenizer: BytePairTokenizer) -> [Int32] {
    var tokens = word.utf8.map { tokenizer.tokenOfByte[Int($0)] }
    while true {
      var best: (rank: Int, place: Int)?
      for place in tokens.indices.dropLast() {
        let rank = tokenizer.merges.firstIndex {
          $0.left == tokens[place] && $0.right == tokens[place + 1]
        }
        if let rank, rank < best?.rank ?? .max { best = (rank, place) }
      }
      guard let best else { return tokens }
      tokens.replaceSubrange(
        best.place...best.place + 1, with: [tokenizer.merges[best.rank].token])
    }
  }

  @Test("Any tokens decode to their bytes, to a text, or to a clean error")
  func randomTokens() throws {
    let tokenizer = try BytePairTokenizer(
      learningFrom: "다람쥐 헌 쳇바퀴에 타고파. 다람쥐", vocabularySize: 270)
    var generator = SplitMix64(seed: 10)
    for _ in 0..<10_000 {
      let tokens = (0..<4).map { _ in Int32.random(in: -2...272, using: &generator) }
      guard let bytes = try? tokenizer.decodeBytes(tokens) else {
        #expect(tokens.contains { $0 < 0 || $0 >= tokenizer.vocabularySize })
        continue
      }
      #expect(bytes == tokens.flatMap { tokenizer.bytes(of: $0) ?? [] })
      #expect((try? tokenizer.decode(tokens)) == String(validating: bytes, as: UTF8.self))
    }
  }

  @Test("A token outside the vocabulary and half a character are each one sentence")
  func decodingErrors() throws {
    let tokenizer = try BytePairTokenizer(learningFrom: "", vocabularySize: 256)
    let outside = #expect(throws: TokenizerError.self) { try tokenizer.decode([0, 256]) }
    #expect(
      outside?.description == "Token 256 is outside the vocabulary, whose tokens are 0 to 255.")
    let half = Array(tokenizer.encode("a한").dropLast())
    let error = #expect(throws: TokenizerError.self) { try tokenizer.decode(half) }
    #expect(
      error?.description
        == "The tokens are no whole text: the byte at offset 1 starts no UTF-8 character; "
        + "decode them together with their neighbours, or as bytes.")
    #expect(tokenizer.displayText(of: half) == "a<ED><95>")
  }

  @Test("Labels are the token's text, and bytes where there is no whole character")
  func labels() throws {
    let tokenizer = try BytePairTokenizer(learningFrom: "the the the", vocabularySize: 258)
    #expect(tokenizer.encode("a\n").map { tokenizer.label(of: $0) } == ["a", "\n"])
    #expect(tokenizer.encode(" the").map { tokenizer.label(of: $0) } == [" ", "the"])
    #expect(tokenizer.encode("é").map { tokenizer.label(of: $0) } == ["<C3>", "<A9>"])
    #expect(tokenizer.label(of: 300) == "#300")
    let halves = try BytePairTokenizer(learningFrom: " é ê ë", vocabularySize: 257)
    #expect(halves.encode(" é").map { halves.label(of: $0) } == [" <C3>", "<A9>"])
  }

  @Test("Training stops when no pair is left, and needs a place for every byte")
  func vocabularySizes() throws {
    #expect(try BytePairTokenizer(learningFrom: "", vocabularySize: 1_000).vocabularySize == 256)
    #expect(
      try BytePairTokenizer(learningFrom: "abab", vocabularySize: 1_000).vocabularySize == 258)
    #expect(try BytePairTokenizer(learningFrom: "abab", vocabularySize: 256).merges.isEmpty)
    let error = #expect(throws: TokenizerError.self) {
      _ = try BytePairTokenizer(learningFrom: "abab", vocabularySize: 255)
    }
    #expect(
      error?.description == "A vocabulary of 255 tokens is too small; it needs at least 256.")
  }

  @Test("GPT-2's form of a merges file is read")
  func mergesFile() throws {
    let file = Array("#version: 0.2\nĠ t\nh e\nĠt he\n# #\n".utf8)
    let tokenizer = try BytePairTokenizer(mergesFile: file)
    #expect(tokenizer.vocabularySize == 260)
    #expect(tokenizer.encode(" the##he") == [258, 259, 257])
    #expect(tokenizer.encode("!\u{7E}") == [0, 93])
  }

  @Test(
    "A merges file that cannot be used names the line",
    arguments: [
      ("#version: 0.2\na b\nab\n", 3), ("a b c\n", 1), ("a b\n\nc d\n", 2), ("ab c\n", 1),
      ("a \u{3042}\n", 1), ("a b\r\n", 1), (" a\n", 1),
    ])
  func malformedMerges(file: String, line: Int) {
    let error = #expect(throws: TokenizerError.self) {
      _ = try BytePairTokenizer(mergesFile: Array(file.utf8))
    }
    #expect(
      error?.description
        == "The tokenizer file cannot be used: line \(line) is not two tokens that are bytes or "
        + "were made by earlier lines.")
  }
}
