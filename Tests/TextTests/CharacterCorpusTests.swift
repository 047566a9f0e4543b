import Testing
import Text

@Suite("A corpus in characters")
struct CharacterCorpusTests {
  private static func corpus(_ training: String, _ validation: String) throws -> CharacterCorpus {
    try CharacterCorpus(
      CorpusSplit(name: "a", fileHash: "", training: training, validation: validation))
  }

  @Test("Both parts are tokens of one vocabulary")
  func tokens() throws {
    let corpus = try Self.corpus("aba", "가b")
    #expect(corpus.tokenizer.vocabularySize == 3)
    #expect(corpus.training == [0, 1, 0])
    #expect(corpus.validation == [2, 1])
  }

  @Test("The opening is the start of the first whole line, or of a text that has none")
  func opening() throws {
    #expect(try Self.corpus("a", "half\n\nAnd so on").opening(6) == "And so")
    #expect(try Self.corpus("a", "one line only").opening(8) == "one line")
    #expect(try Self.corpus("a", "long enough\nb").opening(4) == "long")
  }

  @Test("White space is made visible, and words are runs of letters")
  func words() {
    #expect("a b\n\tc".withVisibleWhiteSpace == "a␣b⏎⇥c")
    #expect("In the beginning, 7 가나 (x)".words == ["In", "the", "beginning", "가나", "x"])
  }
}
