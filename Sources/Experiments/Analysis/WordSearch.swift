import Platform
import Tensors
import Text

/// Search by the words themselves: TF-IDF, what was used before vectors were learned.
///
/// A sentence is its words' counts, each times `ln(n / d)` for a word in `d` of `n` sentences, at length 1;
/// the cosine of two is above 0 where they share a word.
public struct WordSearch: Sendable {
  /// So many of the most frequent words say too little to count as words in common.
  public static let commonest = 100

  /// For each word the sentences that have it, with its weight there.
  private let sentencesOfWord: [[(sentence: Int, weight: Float)]]
  /// For each sentence its words with their weights.
  private let wordsOfSentence: [[(word: Int, weight: Float)]]

  /// Counts the words of a text.
  ///
  /// - Complexity: O(words of the text), and memory of 16 bytes for each.
  public init(_ corpus: WordCorpus) {
    let counts = corpus.sentences.map { range in
      Dictionary(corpus.tokens[range].map { (Int($0), Float(1)) }, uniquingKeysWith: +)
        .sorted { $0.key < $1.key }
    }
    var documents = [Int](repeating: 0, count: corpus.words.count)
    for sentence in counts { for (word, _) in sentence { documents[word] += 1 } }
    let total = Double(corpus.sentences.count)
    let rarity = documents.map { Float(log(total / Double(max(1, $0)))) }
    wordsOfSentence = counts.map { sentence in
      let weighted = sentence.map { (word: $0.key, weight: $0.value * rarity[$0.key]) }
      let length = weighted.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
      return weighted.map { ($0.word, length > 0 ? $0.weight / length : 0) }
    }
    var postings = [[(sentence: Int, weight: Float)]](repeating: [], count: corpus.words.count)
    for (sentence, words) in wordsOfSentence.enumerated() {
      for (word, weight) in words { postings[word].append((sentence, weight)) }
    }
    sentencesOfWord = postings
  }

  /// The sentences nearest to one, by cosine, the nearest first, among equals the lower number first.
  ///
  /// - Parameters:
  ///   - own: A sentence, itself left out.
  ///   - count: How many to find at most, 1 or more; those without a word in common are not found.
  ///   - isLeftOut: Whether the second sentence is not to be found for the first.
  /// - Returns: The sentences found.
  public func nearest(
    to own: Int, count: Int, leavingOut isLeftOut: (Int, Int) -> Bool
  ) -> [CosineIndex.Match] {
    var scores = [Float](repeating: 0, count: wordsOfSentence.count)
    for (word, weight) in wordsOfSentence[own] {
      for (sentence, other) in sentencesOfWord[word] { scores[sentence] += weight * other }
    }
    scores[own] = 0
    var found: [(score: Float, sentence: Int)] = []
    for (sentence, score) in scores.enumerated() where score > 0 {
      if found.count == count, score <= found[count - 1].score { continue }
      if isLeftOut(own, sentence) { continue }
      let place = found.firstIndex { $0.score < score } ?? found.count
      found.insert((score, sentence), at: place)
      if found.count > count { found.removeLast() }
    }
    return found.map { CosineIndex.Match(row: $0.sentence, cosine: Double($0.score)) }
  }

  /// Whether a sentence has one of some words, the most frequent ones aside.
  public func has(_ sentence: Int, oneOf words: Set<Int>) -> Bool {
    wordsOfSentence[sentence].contains { $0.word >= Self.commonest && words.contains($0.word) }
  }

  /// The words of a sentence.
  public func words(of sentence: Int) -> Set<Int> { Set(wordsOfSentence[sentence].map(\.word)) }
}
