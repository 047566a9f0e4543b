import Tensors

/// Words with a vector each, to be compared by the angle between vectors.
public struct WordVectors: Sendable {
  /// The words, the most frequent first.
  public let words: [String]
  /// The vectors as they were learned, `[words, width]`.
  public let vectors: Tensor
  /// The vectors scaled to length 1, with a search for the nearest.
  public let index: CosineIndex

  private let numbers: [String: Int]

  /// Takes words and vectors.
  ///
  /// - Parameters:
  ///   - words: The words, all different.
  ///   - vectors: Their vectors, `[words, width]`.
  /// - Precondition: There are as many of both.
  public init(words: [String], vectors: Tensor) {
    guard vectors.shape.rank == 2, vectors.shape[0] == words.count else {
      fatalError("WordVectors: expected \(words.count) rows, got shape \(vectors.shape).")
    }
    self.words = words
    self.vectors = vectors
    index = CosineIndex(vectors)
    numbers = Dictionary(zip(words, 0...), uniquingKeysWith: { first, _ in first })
  }

  /// The number of a word, or nil where it has no vector.
  public func number(of word: String) -> Int? { numbers[word] }

  /// The cosine of the angle between two words, by their numbers.
  public func cosine(_ left: Int, _ right: Int) -> Double { index.cosine(left, right) }

  /// The nearest words to a word, by cosine in the full space, itself left out.
  ///
  /// - Parameters:
  ///   - word: A word's number.
  ///   - count: How many to find.
  ///   - candidates: Only the first so many words are looked at, nil for all: the vectors of rare
  ///     words are half chance.
  /// - Returns: The words found, the nearest first.
  public func neighbours(
    of word: Int, count: Int, among candidates: Int? = nil
  ) -> [CosineIndex.Match] {
    index.nearest(to: index.row(word), count: count, among: candidates) { $0 == word }
  }

  /// Answers "a is to b as c is to ...?": the nearest words to `b - a + c`, those three left out.
  ///
  /// - Parameters:
  ///   - a: The first word's number.
  ///   - b: What it is to.
  ///   - c: What is asked for in the same way.
  ///   - count: How many answers to give.
  /// - Returns: The words found, the nearest first.
  public func analogy(_ a: Int, _ b: Int, _ c: Int, count: Int) -> [CosineIndex.Match] {
    let (x, y, z) = (index.row(a), index.row(b), index.row(c))
    let sum = x.indices.map { y[$0] - x[$0] + z[$0] }
    return index.nearest(to: sum, count: count) { $0 == a || $0 == b || $0 == c }
  }

  /// Finds the odd one out: the word that is least like the mean of all of them.
  ///
  /// - Parameter words: At least one word, by number.
  /// - Returns: A place in `words`.
  public func oddOneOut(_ words: [Int]) -> Int {
    let rows = words.map { index.row($0) }
    let width = vectors.shape.last
    let mean = (0..<width).map { i in rows.reduce(0) { $0 + $1[i] } }
    let scores = rows.map { row in zip(row, mean).reduce(0) { $0 + Double($1.0) * Double($1.1) } }
    return scores.indices.min { scores[$0] < scores[$1] } ?? 0
  }

  /// The vectors in the text format of word2vec, which `gensim` loads.
  ///
  /// The first line says how many words and numbers there are; then follows a line a word: the word
  /// and its numbers, with spaces between.
  ///
  /// - Precondition: No word has a space in it.
  public func word2VecText() -> [UInt8] {
    let width = vectors.shape.last
    let numbers = vectors.elements
    var text = "\(words.count) \(width)\n"
    text.reserveCapacity(words.count * width * 12)
    for (place, word) in words.enumerated() {
      guard !word.contains(where: \.isWhitespace) else {
        fatalError(
          "WordVectors: the word “\(word)” has a space in it, which this format can't say.")
      }
      text += word
      for i in 0..<width { text += " \(numbers[place * width + i])" }
      text += "\n"
    }
    return Array(text.utf8)
  }
}
