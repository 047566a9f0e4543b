import Testing
import Text

@Suite("Words of a text")
struct WordCorpusTests {
  @Test("are lower case, the most frequent first, with apostrophes inside and no signs")
  func words() throws {
    let corpus = try WordCorpus(
      sentences: ["The cat's toy, the 'dog'!", "", "한글 한글 the cat's"], leastCount: 2, name: "t")
    #expect(corpus.words == ["the", "cat's", "한글"])
    #expect(corpus.counts == [3, 2, 2])
    #expect(corpus.tokens == [0, 1, 0, 2, 2, 0, 1])
    #expect(corpus.sentences == [0..<3, 3..<3, 3..<7])
    #expect(corpus.wordCount == 9)
    #expect(corpus.differentWordCount == 5)
  }

  @Test(
    "A text that has too few of them is refused in one sentence",
    arguments: [
      ("… -- !", "t has no words, only spaces and signs; word vectors need a text of some pages."),
      (
        "one two three",
        "No word of t occurs twice; word vectors are learned from words that occur again and again, so use a text of some pages."
      ),
      (
        "one one two two",
        "No word of t occurs 3 times, the most frequent one 2 times; use a longer text."
      ),
      (
        "one one one two",
        "Only one word of t (“one”) occurs 3 times or more; word vectors need several words to tell apart, so use a longer text."
      ),
    ])
  func refusal(text: String, sentence: String) {
    #expect {
      _ = try WordCorpus(sentences: [text], leastCount: 3, name: "t")
    } throws: { error in
      "\(error)" == sentence
    }
  }

  @Test("Sentences end at line breaks and after signs before a space")
  func sentences() {
    #expect(
      WordCorpus.sentences(of: "Hello there. 3.5 apples!\n\n  끝났다. 정말?  yes ")
        == ["Hello there.", "3.5 apples!", "끝났다.", "정말?", "yes"])
    #expect(WordCorpus.sentences(of: " \n ").isEmpty)
  }
}
