import Tensors
import Text

/// A vector for each sentence of a text, made of its words' vectors, to search by meaning.
///
/// A sentence is the mean of its words at length 1, a word that makes up the share p of the text
/// weighing `a / (a + p)` with a = 0.001, so that "and" says little; then the mean of all sentences is
/// taken away, which leaves what is its own.
///
/// - Reference: Arora, Liang and Ma, ["A Simple but Tough-to-Beat Baseline for Sentence
///   Embeddings"](https://openreview.net/forum?id=SyK00v5xx) (2017), which takes away the first
///   principal direction instead of the mean.
public struct SentenceVectors: Sendable {
  /// The sentences' vectors at length 1, with a search for the nearest.
  public let index: CosineIndex

  private let words: CosineIndex
  private let weights: [Float]
  private let mean: [Float]

  /// Makes the vectors of all sentences.
  ///
  /// - Parameters:
  ///   - corpus: The text that the words' vectors were learned from.
  ///   - vectors: The words' vectors, in the order of the corpus's words.
  /// - Complexity: O(words of the text · width).
  public init(_ corpus: WordCorpus, _ vectors: WordVectors) {
    guard vectors.words == corpus.words else {
      fatalError("SentenceVectors: expected a vector for each word of the corpus, in its order.")
    }
    words = vectors.index
    let total = Double(max(corpus.tokens.count, 1))
    weights = corpus.counts.map { Float(1e-3 / (1e-3 + Double($0) / total)) }
    let width = vectors.vectors.shape.last
    var rows = Tensor(Shape(corpus.sentences.count, width))
    var mean = [Double](repeating: 0, count: width)
    let weights = weights
    rows.withUnsafeMutablePointer { rows in
      vectors.index.unit.withUnsafePointer { unit in
        for (place, range) in corpus.sentences.enumerated() {
          let row = rows + place * width
          for token in corpus.tokens[range] {
            let (weight, word) = (weights[Int(token)], unit + Int(token) * width)
            for i in 0..<width { row[i] += weight * word[i] }
          }
          let share = 1 / Float(max(range.count, 1))
          for i in 0..<width {
            row[i] *= share
            mean[i] += Double(row[i])
          }
        }
        for i in 0..<width { mean[i] /= Double(max(corpus.sentences.count, 1)) }
        for (place, range) in corpus.sentences.enumerated() where !range.isEmpty {
          for i in 0..<width { rows[place * width + i] -= Float(mean[i]) }
        }
      }
    }
    self.mean = mean.map { Float($0) }
    index = CosineIndex(rows)
  }

  /// The vector of any words, by number, made as those of the sentences.
  ///
  /// - Parameter tokens: At least one word.
  /// - Returns: A vector, `[width]`, not scaled.
  public func vector(of tokens: [Int32]) -> [Float] {
    var sum = [Float](repeating: 0, count: mean.count)
    for token in tokens {
      let row = words.row(Int(token))
      for i in sum.indices { sum[i] += weights[Int(token)] * row[i] }
    }
    return sum.indices.map { sum[$0] / Float(max(tokens.count, 1)) - mean[$0] }
  }
}
