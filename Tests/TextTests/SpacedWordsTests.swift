import Testing

@testable import Text

@Suite struct SpacedWordsTests {
  @Test("Words keep the space before them, and the characters add up to the text")
  func words() {
    let text = "the cat, the cat sat;\nthe cat"
    let words = SpacedWords(learningFrom: text)
    // " cat" 3 times, " the" and "the" ... : "the" twice (start, after the line break), " the" once.
    let (tokens, lengths) = words.encode(text)
    let shown = tokens.map { words.text(of: $0) }
    #expect(
      shown == ["the", " cat", "[UNK]", "[UNK]", " cat", "[UNK]", "[UNK]", "[UNK]", "the", " cat"])
    #expect(lengths == [3, 4, 1, 4, 4, 4, 1, 1, 3, 4])
    #expect(words.vocabularySize == 3 && words.counts == [5, 3, 2])
  }

  @Test("A text comes back where all its words are known", arguments: SampleTexts.all)
  func everything(text: String) {
    let words = SpacedWords(learningFrom: text, leastCount: 1)
    let (tokens, lengths) = words.encode(text)
    #expect(Array(tokens.map { words.text(of: $0) }.joined().utf8) == Array(text.utf8))
    #expect(lengths.reduce(0, +) == text.unicodeScalars.count)
  }
}
