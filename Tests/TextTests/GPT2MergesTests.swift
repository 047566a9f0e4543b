import Foundation
import Testing

@testable import Text

/// GPT-2's own merges, where `Scripts/language_samples.sh` has fetched them.
@Suite("GPT-2's merges") struct GPT2MergesTests {
  static var path: String {
    let environment = ProcessInfo.processInfo.environment
    let cache = KingJamesBible.cachePath(environment: environment) ?? "/"
    return URL(filePath: cache).deletingLastPathComponent()
      .appending(path: "language-samples/vocab.bpe").path
  }

  /// From tokenizers 0.23.3; `Scripts/check_gpt2_tokens.py` compares 10,000 lines.
  @Test(
    "Tokens are GPT-2's",
    .enabled(if: FileManager.default.fileExists(atPath: GPT2MergesTests.path)))
  func tokens() throws {
    let tokenizer = try BytePairTokenizer(
      mergesFile: [UInt8](Data(contentsOf: URL(filePath: Self.path))))
    #expect(tokenizer.vocabularySize == 50_256)
    #expect(
      tokenizer.encode("Hello world, 안녕하세요") == [
        15496, 995, 11, 23821, 243, 230, 167, 227, 243, 47991, 246, 168, 226, 116, 168, 248, 242,
      ])
    #expect(
      tokenizer.encode("It's   a test\n\n  of 123")
        == [1026, 338, 220, 220, 257, 1332, 628, 220, 286, 17031])
  }
}
