import Testing

@testable import Text

@Suite("BytePairScanner")
struct BytePairScannerTests {
  private func words(_ text: String) -> [String] {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      let scanner = BytePairScanner(bytes)
      var words: [String] = []
      var start = 0
      while start < bytes.count {
        let end = scanner.endOfWord(at: start)
        words.append(String(decoding: bytes[start..<end], as: UTF8.self))
        start = end
      }
      return words
    }
  }

  @Test(
    "Texts are cut where GPT-2's expression cuts them",
    arguments: [
      ("Hello world!", ["Hello", " world", "!"]),
      ("  two  spaces  ", [" ", " two", " ", " spaces", "  "]),
      ("a\n b\n\n  c", ["a", "\n", " b", "\n\n ", " c"]),
      (" \na", [" ", "\n", "a"]),
      (
        "don't we'll they've you're I'm he'd",
        ["don", "'t", " we", "'ll", " they", "'ve", " you", "'re", " I", "'m", " he", "'d"]
      ),
      ("'S 'l 'r x'", ["'", "S", " '", "l", " '", "r", " x", "'"]),
      ("''s", ["''", "s"]),
      ("x 's", ["x", " '", "s"]),
      ("12ab 3.4", ["12", "ab", " 3", ".", "4"]),
      ("한국어 말", ["한국어", " 말"]),
      ("e\u{301}a", ["e", "\u{301}", "a"]),
      ("½² Ⅷ", ["½²", " Ⅷ"]),
      ("a\u{A0}b\u{3000}\u{3000}c", ["a", "\u{A0}", "b", "\u{3000}", "\u{3000}", "c"]),
      ("\t", ["\t"]),
      (" ", [" "]),
      (" !", [" !"]),
      ("\0\u{1}a", ["\0\u{1}", "a"]),
    ])
  func cuts(text: String, expected: [String]) {
    #expect(words(text).map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test("The words of any text are the text")
  func coversTheText() {
    var generator = SplitMix64(seed: 11)
    for _ in 0..<2_000 {
      let text = SampleTexts.random(scalarCount: 40, using: &generator)
      #expect(Array(words(text).joined().utf8) == Array(text.utf8))
    }
  }
}
