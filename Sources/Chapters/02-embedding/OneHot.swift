import Notebook
import Phrases
import Plotting

extension WordEmbedding {
  /// Step `onehot`: words as names have no distance.
  func oneHot(_ page: Page) throws {
    let corpus = text.words
    page.say(
      """
      \(title): \(Double(corpus.wordCount)) words, \(Double(corpus.differentWordCount)) different \
      ones, of which \(Double(corpus.words.count)) occur \(text.leastCount) times or more.
      """)
    let words = wordsByKind ?? probes(12)
    // snippet: onehot
    let size = corpus.words.count
    // The vector of word 7 is 0 everywhere but 1 at place 7: the product of two is 1 or 0.
    func cosine(_ one: Int, _ other: Int) -> Double { one == other ? 1 : 0 }
    let distances = words.flatMap { one in
      words.filter { $0 != one }.map { _ in 2.0.squareRoot() }
    }
    // end snippet
    try page.figure(
      "onehot",
      cosineMap(
        words, title: "As names, all words are equally unlike",
        subtitle: "One-hot: \(Double(size)) numbers a word, one of them 1; \(title); \(page.note)",
        cosine),
      caption: "One-hot vectors: a word is like itself and like nothing else.")
    let different = Set(distances).count
    try page.metric("onehot_numbers_per_word", size)
    try page.metric("onehot_different_distances", different)
    try page.claim(
      "names-equally-far",
      "A name alone says nothing about meaning: all one-hot words are equally far apart",
      .check(
        "\(different) different distance, \(2.0.squareRoot()), between all pairs", different,
        .exactly(1, because: "if any two were nearer than others, names would say something")),
      byConstruction: "two different one-hot vectors differ in two places, by 1 in each")
  }
}
