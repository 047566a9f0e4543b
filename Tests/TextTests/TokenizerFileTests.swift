import Foundation
import Testing

@testable import Text

@Suite("TokenizerFile")
struct TokenizerFileTests {
  /// One tokenizer of each kind, learned from a text with letters that Swift holds to be equal.
  private static func tokenizers() throws -> [any Tokenizer] {
    let text = "the light \u{C5} \u{212B} A\u{30A} \"quoted\\\" \u{7F}\u{1}\n 한국어 \u{1F468}\u{200D}"
    return [
      try CharacterTokenizer(learningFrom: text), try WordTokenizer(learningFrom: text),
      try BytePairTokenizer(learningFrom: text, vocabularySize: 280),
    ]
  }

  @Test("What is written is what Hugging Face writes, and tokens agree")
  func agreesWithHuggingFace() throws {
    let fixture = try TokenizerFixture.load()
    for (index, expected) in fixture.wordLevel.enumerated() {
      let tokenizer: any Tokenizer =
        expected.kind == "word"
        ? try WordTokenizer(learningFrom: expected.text)
        : try CharacterTokenizer(learningFrom: expected.text)
      #expect(
        try TokenizerFixture.parse(tokenizer.huggingFaceJSON())
          == TokenizerFixture.file("wordLevel", index))
      for sample in expected.encodings {
        #expect(try tokenizer.encode(sample.text) == sample.tokens, "\(sample.text)")
      }
    }
    let bytePair = try BytePairTokenizer(
      learningFrom: fixture.bytePair[0].text, vocabularySize: fixture.bytePair[0].vocabularySize)
    #expect(
      try TokenizerFixture.parse(bytePair.huggingFaceJSON())
        == TokenizerFixture.file("bytePair", 0))
  }

  @Test("What is written is read back, byte for byte")
  func roundTrip() throws {
    for tokenizer in try Self.tokenizers() {
      let json = tokenizer.huggingFaceJSON()
      let read = try TokenizerFile.load(json)
      #expect(type(of: read) == type(of: tokenizer))
      #expect(read.huggingFaceJSON() == json)
      let text = "the \u{212B} 한국 \u{C5}\n"
      #expect(try read.encode(text) == tokenizer.encode(text))
    }
  }

  /// The sentence that a byte-pair file ends with after one change.
  private func sentence(replacing old: String, with new: String) throws -> String {
    let tokenizer = try BytePairTokenizer(learningFrom: "abab", vocabularySize: 257)
    let json = String(decoding: tokenizer.huggingFaceJSON(), as: UTF8.self)
    #expect(json.contains(old))
    do throws(TokenizerError) {
      _ = try TokenizerFile.load(Array(json.replacing(old, with: new, maxReplacements: 1).utf8))
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test(
    "A file with a fault is refused in one sentence",
    arguments: [
      (#"{"version""#, "", "it is not JSON at byte 0"),
      (
        #""added_tokens":[]"#, #""added_tokens":[1]"#,
        #"its "added_tokens" is not empty, which is not supported"#
      ),
      (
        #""type":"BPE""#, #""type":"Unigram""#,
        #"the "type" of its "model" is neither WordLevel nor BPE"#
      ),
      (#""dropout":null"#, #""dropout":0.1"#, #"its "dropout" is set, which is not supported"#),
      (
        #""use_regex":true"#, #""use_regex":false"#,
        #"its "use_regex" is false, which is not supported"#
      ),
      (
        #""add_prefix_space":false"#, #""add_prefix_space":true"#,
        #"its "add_prefix_space" is true, which is not supported"#
      ),
      (#""!":0"#, #""!":1"#, #"the numbers of its "vocab" are not 0 to 256, each once"#),
      (#""!":0"#, #""!":-1"#, #"the numbers of its "vocab" are not 0 to 256, each once"#),
      (#""!":0"#, #""!":0.5"#, #"the numbers of its "vocab" are not 0 to 256, each once"#),
      (
        #""!":0"#, #""!":99999999999999999999"#,
        #"the numbers of its "vocab" are not 0 to 256, each once"#
      ),
      (#""!":0"#, #""!!":0"#, "its vocabulary lacks a token for the byte 33"),
      (#""!":0"#, #""あ":0"#, "token 0 of its vocabulary is no name of bytes, or is there twice"),
      (#""!":0"#, ##""#":0"##, ##"it has "#" twice"##),
      (
        #"["a","b"]"#, #"["a","c"]"#,
        "merge 0 is not two tokens that together make a token of its vocabulary"
      ),
      (#"["a","b"]"#, #"["a","b"],"a b""#, "merge 1 is there twice"),
      (#""merges":"#, #""merges":{},"merges":"#, #"it has "merges" twice"#),
      (
        #""normalizer":null"#, #""normalizer":{"type":"NFC"}"#,
        #"its "normalizer" is not empty, which is not supported"#
      ),
    ])
  func faults(old: String, new: String, reason: String) throws {
    #expect(
      try sentence(replacing: old, with: new) == "The tokenizer file cannot be used: \(reason).")
  }

  @Test("Older files, whose merges are lines, are read")
  func olderMerges() throws {
    #expect(try sentence(replacing: #"["a","b"]"#, with: #""a b""#) == "no error")
  }

  @Test("Nesting of any depth is an error, not a crash")
  func deepNesting() {
    for opening in ["[", "{\"a\":"] {
      let bytes = Array(String(repeating: opening, count: 100_000).utf8)
      #expect(throws: TokenizerError.malformedFile(reason: "it is nested deeper than 32 levels")) {
        _ = try TokenizerFile.load(bytes)
      }
    }
  }

  @Test("A file that is cut off anywhere, or has any byte changed, is an error or a tokenizer")
  func mutations() throws {
    var generator = SplitMix64(seed: 12)
    for tokenizer in try Self.tokenizers() {
      let json = tokenizer.huggingFaceJSON()
      for length in 0..<json.count - 1 {
        #expect(throws: TokenizerError.self) { _ = try TokenizerFile.load(Array(json[..<length])) }
      }
      for _ in 0..<3_400 {
        var bytes = json
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          let place = Int.random(in: 0..<bytes.count, using: &generator)
          switch Int.random(in: 0..<3, using: &generator) {
          case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
          case 1: bytes.remove(at: place)
          default: bytes.insert(bytes[Int.random(in: 0..<place + 1, using: &generator)], at: place)
          }
        }
        guard let read = try? TokenizerFile.load(bytes) else { continue }
        if let tokens = try? read.encode("the light") { _ = try read.decode(tokens) }
      }
    }
  }
}
