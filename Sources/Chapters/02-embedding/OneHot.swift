import Notebook
import Plotting

extension WordEmbedding {
  /// Step `onehot`: words as names have no distance.
  func oneHot(_ page: Page) throws {
    let corpus = text.words
    page.say(
      "\(source.title): \(Format.number(Double(corpus.wordCount))) words, "
        + "\(Format.number(Double(corpus.differentWordCount))) different ones, of which "
        + "\(Format.number(Double(corpus.words.count))) occur \(text.leastCount) times or more.")
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
        subtitle: "One-hot: \(Format.number(Double(size))) numbers a word, one of them 1; "
          + "\(source.title); \(page.note)", cosine),
      caption: "One-hot vectors: a word is like itself and like nothing else.")
    let different = Set(distances).count
    try page.metric("onehot_numbers_per_word", size)
    try page.metric("onehot_different_distances", different)
    // One: if any two words were nearer than others, names would say something about meaning.
    page.claim(
      "A name alone says nothing about meaning: all one-hot words are equally far apart",
      korean: "이름만으로는 의미를 알 수 없다: 원-핫 단어는 서로 거리가 모두 같다",
      measured: "\(different) different distance, \(Format.number(2.0.squareRoot())), between all "
        + "pairs (exactly 1)",
      holds: different == 1)
  }
}
