import Testing
import Text

@Suite("WordTokenizer")
struct WordTokenizerTests {
  @Test("The most frequent words come first, ties in the order of their bytes")
  func vocabulary() throws {
    let tokenizer = try WordTokenizer(learningFrom: "b a, b a b\n")
    #expect(
      (0..<Int32(tokenizer.vocabularySize)).map { tokenizer.label(of: $0) }
        == ["[UNK]", " ", "b", "a", "\n", ","])
    #expect(
      try WordTokenizer(learningFrom: "b a, b a b\n", vocabularySize: 3).vocabularySize == 3)
  }

  @Test("Unknown words are token 0, and the rest of the text comes back")
  func unknownWords() throws {
    let tokenizer = try WordTokenizer(learningFrom: "the cat sat on the mat.")
    let tokens = tokenizer.encode("the dog sat!")
    #expect(tokens.filter { $0 == WordTokenizer.unknownToken }.count == 2)
    #expect(try tokenizer.decode(tokens) == "the [UNK] sat[UNK]")
  }

  @Test("Every sample text comes back byte for byte", arguments: SampleTexts.all.dropFirst())
  func roundTrip(text: String) throws {
    let tokenizer = try WordTokenizer(learningFrom: text)
    #expect(Array(try tokenizer.decode(tokenizer.encode(text)).utf8) == Array(text.utf8))
  }

  @Test("Words that look alike but differ in bytes are different tokens")
  func normalFormsStayDistinct() throws {
    let tokenizer = try WordTokenizer(learningFrom: "caf\u{E9} cafe\u{301}")
    #expect(tokenizer.vocabularySize == 4)
    #expect(tokenizer.encode("caf\u{E9}") != tokenizer.encode("cafe\u{301}"))
  }

  @Test("An empty text, a vocabulary without words and an unknown token are errors")
  func errors() throws {
    #expect(throws: TokenizerError.emptyText) { _ = try WordTokenizer(learningFrom: "") }
    #expect(throws: TokenizerError.vocabularyTooSmall(asked: 1, minimum: 2)) {
      _ = try WordTokenizer(learningFrom: "a", vocabularySize: 1)
    }
    #expect(throws: TokenizerError.unknownToken(2, vocabularySize: 2)) {
      try WordTokenizer(learningFrom: "a").decode([2])
    }
  }
}
