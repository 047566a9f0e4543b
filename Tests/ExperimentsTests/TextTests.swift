import Experiments
import Testing
import Text

@Suite struct KnownWordsTests {
  @Test("The words of a text that are known are counted, cut ones left out")
  func fractions() {
    let known = KnownWords(of: "the cat, the mat")
    #expect(known.fraction(in: "x the dog mat cat y") == 0.75)
    #expect(known.fraction(in: "x the dog mat", isCut: false) == 0.5)
    #expect(known.fraction(in: "") == 0 && known.fraction(in: "the") == 0)
  }

  @Test("A mean of nothing is 0")
  func mean() {
    #expect([1.0, 2, 6].mean == 3 && [Double]().mean == 0)
  }

  @Test("Elements lie evenly spread, and there are never too many")
  func evenly() {
    #expect((0..<10).evenly(3) == [0, 3, 6])
    #expect((0..<3).evenly(10) == [0, 1, 2])
    #expect((5..<9).evenly(0) == [5])
    #expect([Int]().evenly(2).isEmpty)
  }
}

@Suite struct ShownTokenTests {
  private func tokenizer() throws -> BytePairTokenizer {
    try BytePairTokenizer(
      learningFrom: String(repeating: "the light was good and the day was long\n", count: 20),
      vocabularySize: 300)
  }

  @Test("An opening has whole words of the first whole line with some words")
  func opening() throws {
    let tokenizer = try tokenizer()
    let text = "cut line\n\nshort\nthe light was good and the day\n"
    let opening = tokenizer.opening(of: text, tokenCount: 4)
    #expect(opening == "the light was good")
    #expect(tokenizer.encode(opening).count <= 4)
    // No word fits: characters.
    #expect(tokenizer.opening(of: "zzzzqqqq", tokenCount: 3) == "zzz")
    #expect(tokenizer.opening(of: "", tokenCount: 3) == "")
  }

  @Test("A token that goes on with a word is marked, the space before a word is not shown")
  func labels() throws {
    let tokenizer = try tokenizer()
    #expect(tokenizer.labels(tokenizer.encode("the lightz")) == ["the", "light", "·z"])
  }
}
