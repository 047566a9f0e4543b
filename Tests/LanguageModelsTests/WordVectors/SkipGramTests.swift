import Tensors
import Testing
import Text

@testable import LanguageModels

@Suite("Skip-gram")
struct SkipGramTests {
  /// Sentences about two worlds that share no word but "the".
  private func corpus() throws -> WordCorpus {
    var generator = SeededGenerator(seed: 1)
    let worlds = [["cat", "dog", "cow", "hen", "pig"], ["red", "blue", "green", "pink", "grey"]]
    let sentences = (0..<600).map { number in
      let words = worlds[number % 2].shuffled(using: &generator).prefix(4)
      return "the " + words.joined(separator: " ")
    }
    return try WordCorpus(sentences: sentences, leastCount: 2, name: "worlds")
  }

  private func learn(threads: Int, seed: UInt64 = 0) throws -> WordVectors {
    var generator = SeededGenerator(seed: seed)
    var model = SkipGram(
      try corpus(), SkipGramConfiguration(width: 20, epochs: 20), using: &generator)
    let workers = Workers(threadCount: threads)
    let before = model.probeLoss
    while model.train(workers: workers) {}
    #expect(model.wordsRead == model.wordsToRead)
    #expect(model.probeLoss < before)
    return model.vectors
  }

  @Test("Words of one world become neighbours")
  func neighbours() throws {
    let vectors = try learn(threads: 1)
    let cat = try #require(vectors.number(of: "cat"))
    let near = vectors.neighbours(of: cat, count: 4).map { vectors.words[$0.row] }
    #expect(Set(near) == ["dog", "cow", "hen", "pig"])
    let four = ["dog", "red", "hen", "pig"].compactMap { vectors.number(of: $0) }
    #expect(vectors.oddOneOut(four) == 1)
  }

  @Test("Any number of threads gives the same vectors, another seed gives others")
  func threads() throws {
    let one = try learn(threads: 1).vectors
    let three = try learn(threads: 3).vectors
    let another = try learn(threads: 1, seed: 1).vectors
    #expect(one == three)
    #expect(one != another)
  }

  @Test("A sum of vectors answers with none of the words asked")
  func analogy() throws {
    let vectors = try learn(threads: 1)
    let answers = vectors.analogy(1, 2, 3, count: 3).map(\.row)
    #expect(answers.count == 3 && Set(answers).isDisjoint(with: [1, 2, 3]))
  }

  @Test("The text format has a head line and a line a word")
  func textFormat() {
    let vectors = WordVectors(words: ["a", "β"], vectors: Tensor(Shape(2, 2), [1, -0.5, 0.25, 3]))
    #expect(
      String(decoding: vectors.word2VecText(), as: UTF8.self) == "2 2\na 1.0 -0.5\nβ 0.25 3.0\n")
  }

  @Test("Numbers are drawn as often as their weights say")
  func aliasTable() {
    var generator = SeededGenerator(seed: 0)
    let table = AliasTable(weights: [1, 2, 0.5, 4.5])
    var counts = [0, 0, 0, 0]
    for _ in 0..<80_000 { counts[Int(table.draw(using: &generator))] += 1 }
    // A standard deviation is at most 141.
    for (count, expected) in zip(counts, [10_000, 20_000, 5_000, 45_000]) {
      #expect(abs(count - expected) < 700)
    }
  }

  @Test("Sentences are searched by what they are about")
  func sentences() throws {
    let vectors = try learn(threads: 1)
    let corpus = try corpus()
    let sentences = SentenceVectors(corpus, vectors)
    let query = ["cow", "pig"].compactMap { vectors.number(of: $0).map { Int32($0) } }
    let found = sentences.index.nearest(to: sentences.vector(of: query), count: 20)
    #expect(found.allSatisfy { $0.row % 2 == 0 })
  }
}
