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
      ("… -- !", "t has no words, only spaces and signs; use a text of some pages."),
      (
        "one two three",
        "No word of t occurs twice; words are learned from where they occur again and again, so use a text of some pages."
      ),
      (
        "one one two two",
        "No word of t occurs 3 times, the most frequent one twice; use a longer text."
      ),
      (
        "one one one two",
        "Only one word of t (“one”) occurs 3 times or more; words are compared here, so use a text in which several do."
      ),
    ])
  func refusal(text: String, sentence: String) {
    #expect {
      _ = try WordCorpus(sentences: [text], leastCount: 3, name: "t")
    } throws: { error in
      "\(error)" == sentence
    }
  }

  @Test(
    "A script without spaces is named as the cause",
    arguments: ["他今天去学校。", "わたしは行きました。", "ฉันไปโรงเรียน"])
  func unspaced(text: String) {
    let long = String(repeating: text + "\n", count: 50)
    #expect(throws: WordCorpusError.unspaced(name: "t")) {
      _ = try WordCorpus(sentences: [long], leastCount: 1, name: "t")
    }
  }

  @Test("A word of any length is cut in the sentence")
  func longWord() {
    let text = String(repeating: "a", count: 100_000)
    #expect {
      _ = try WordCorpus(sentences: [text, text], leastCount: 1, name: "t")
    } throws: { error in
      "\(error)".count < 200 && "\(error)".hasPrefix("t has only one word (“aaaa")
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
