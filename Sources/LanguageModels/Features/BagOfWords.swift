import NeuralNetworks
import Platform
import Text

/// Texts as counts of their words, their order forgotten: what was used before networks read text.
///
/// Each count is multiplied by how rare the word is, `ln((1 + n) / (1 + d)) + 1` for a word in `d` of
/// `n` texts (TF-IDF), and each text then has length 1, as scikit-learn's `TfidfVectorizer` has it.
public struct BagOfWords: Sendable {
  /// The words, in alphabetical order of their bytes; each is a feature.
  public let words: [String]
  /// How much one occurrence of each word counts.
  public let rarity: [Float]
  private let numbers: [String: Int32]

  /// Takes the words of texts.
  ///
  /// - Parameters:
  ///   - texts: The texts to learn from.
  ///   - leastCount: In how many texts a word must be to be kept.
  /// - Complexity: O(bytes + w log w) for w different words.
  public init(of texts: [String], leastCount: Int = 1) {
    var textCounts: [String: Int] = [:]
    for text in texts {
      for word in Set(WordCorpus.words(of: text)) { textCounts[word, default: 0] += 1 }
    }
    words = textCounts.filter { $0.value >= leastCount }.keys.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    rarity = words.map { word in
      Float(log(Double(1 + texts.count) / Double(1 + (textCounts[word] ?? 0))) + 1)
    }
    numbers = Dictionary(uniqueKeysWithValues: zip(words, 0...))
  }

  /// The features of texts: the words that were learned, others are left out.
  ///
  /// - Returns: A row a text, as many columns as `words`.
  /// - Complexity: O(bytes).
  public func features(of texts: some Sequence<String>) -> SparseRows {
    var rows = SparseRows(columnCount: words.count)
    for text in texts {
      var counts: [Int32: Float] = [:]
      for word in WordCorpus.words(of: text) {
        if let number = numbers[word] { counts[number, default: 0] += 1 }
      }
      // In the order of the columns, never of the dictionary.
      let weighted = counts.keys.sorted().map { column in
        (column: column, value: (counts[column] ?? 0) * rarity[Int(column)])
      }
      let length = weighted.reduce(Float(0)) { $0 + $1.value * $1.value }.squareRoot()
      rows.append(weighted.map { (column: $0.column, value: $0.value / length) })
    }
    return rows
  }
}
