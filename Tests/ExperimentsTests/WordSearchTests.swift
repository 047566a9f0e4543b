import Experiments
import Tensors
import Testing
import Text

@Suite("Search by words")
struct WordSearchTests {
  private static func search() throws -> (search: WordSearch, corpus: WordCorpus) {
    let corpus = try WordCorpus(
      sentences: ["red sun", "red moon", "blue sea", "red sun sun", "sea"],
      leastCount: 1, name: "a test")
    return (WordSearch(corpus), corpus)
  }

  @Test("The nearest share the rarest words, and those without a common word are not found")
  func nearest() throws {
    let (search, _) = try Self.search()
    let found = search.nearest(to: 0, count: 5) { _, _ in false }
    #expect(found.map(\.row) == [3, 1])
    #expect(search.nearest(to: 0, count: 1) { _, other in other == 3 }.map(\.row) == [1])
    #expect(search.nearest(to: 4, count: 5) { _, _ in false }.map(\.row) == [2])
  }

  @Test("The cosine is that of the weighted counts, worked out by hand")
  func cosine() throws {
    let (search, _) = try Self.search()
    // "blue" is in 1 of 5 sentences, ln 5; "sea" in 2, ln 2.5.
    let (blue, sea) = (1.6094379, 0.9162907)
    let expected = sea / (blue * blue + sea * sea).squareRoot()
    let found = search.nearest(to: 4, count: 1) { _, _ in false }
    #expect(abs((found.first?.cosine ?? 0) - expected) < 1e-5)
  }

  @Test("The most frequent words don't count as words in common")
  func inCommon() throws {
    let (search, corpus) = try Self.search()
    let all = Set(corpus.words.indices)
    #expect(search.words(of: 3).count == 2)
    #expect(!search.has(3, oneOf: all))  // five words in all: each is one of the hundred
  }
}
