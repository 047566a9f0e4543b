import Testing
import Text

@Suite("CharacterTokenizer")
struct CharacterTokenizerTests {
  @Test("The vocabulary is the text's different characters in the order of their codes")
  func vocabulary() throws {
    let tokenizer = try CharacterTokenizer(learningFrom: "bab\nc é")
    #expect(tokenizer.vocabularySize == 6)
    #expect((0..<6).map { tokenizer.label(of: $0) } == ["\n", " ", "a", "b", "c", "é"])
    #expect(try tokenizer.encode("cab\n") == [4, 2, 3, 0])
  }

  @Test("Every sample text comes back byte for byte", arguments: SampleTexts.all.dropFirst())
  func roundTrip(text: String) throws {
    let tokenizer = try CharacterTokenizer(learningFrom: text)
    let tokens = try tokenizer.encode(text)
    #expect(tokens.count == text.unicodeScalars.count)
    #expect(Array(try tokenizer.decode(tokens).utf8) == Array(text.utf8))
  }

  @Test("Random texts come back byte for byte")
  func randomRoundTrips() throws {
    var generator = SplitMix64(seed: 2)
    for _ in 0..<500 {
      let text = SampleTexts.random(scalarCount: 50, using: &generator)
      let tokenizer = try CharacterTokenizer(learningFrom: text)
      #expect(Array(try tokenizer.decode(tokenizer.encode(text)).utf8) == Array(text.utf8))
    }
  }

  @Test("Composed and decomposed letters are different tokens")
  func normalFormsStayDistinct() throws {
    let tokenizer = try CharacterTokenizer(learningFrom: "\u{C5}\u{212B}A\u{30A}")
    #expect(tokenizer.vocabularySize == 4)
    #expect(try tokenizer.encode("\u{C5}") != tokenizer.encode("\u{212B}"))
    #expect(try tokenizer.encode("\u{C5}") != tokenizer.encode("A\u{30A}"))
  }

  @Test("A character that the vocabulary lacks is named with its code and place")
  func unknownCharacter() throws {
    let tokenizer = try CharacterTokenizer(learningFrom: "the cat")
    let seen = #expect(throws: TokenizerError.self) { try tokenizer.encode("the caté") }
    #expect(
      seen?.description
        == "The character \"é\" (U+00E9) at offset 7 is not in the vocabulary; "
        + "use characters that the training text has.")
    let unseen = #expect(throws: TokenizerError.self) { try tokenizer.encode("the\0") }
    #expect(
      unseen?.description
        == "The character U+0000 at offset 3 is not in the vocabulary; "
        + "use characters that the training text has.")
  }

  @Test("A token outside the vocabulary is an error", arguments: [-1, 3, .min, .max] as [Int32])
  func unknownToken(token: Int32) throws {
    let tokenizer = try CharacterTokenizer(learningFrom: "abc")
    let error = #expect(throws: TokenizerError.self) { try tokenizer.decode([0, token]) }
    #expect(
      error?.description
        == "Token \(token) is outside the vocabulary, whose tokens are 0 to 2.")
    #expect(tokenizer.label(of: token) == "#\(token)")
    #expect(tokenizer.displayText(of: [0, token]) == "a#\(token)")
  }

  @Test("An empty text has no vocabulary")
  func emptyText() {
    let error = #expect(throws: TokenizerError.self) {
      try CharacterTokenizer(learningFrom: "")
    }
    #expect(
      error?.description
        == "The text to take a vocabulary from is empty; it needs at least one character.")
  }
}
