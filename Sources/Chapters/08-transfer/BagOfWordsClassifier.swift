import LanguageModels
import NeuralNetworks
import Tensors

/// The honest baseline: which words a verse has, weighed by their rarity, and logistic regression.
struct BagOfWordsClassifier {
  private let bag: BagOfWords
  private let regression: LogisticRegression

  /// Learns from labelled verses.
  // snippet: bag
  init(_ verses: [LabelledVerse], strength: Double, workers: Workers) {
    bag = BagOfWords(of: verses.map(\.text))
    regression = LogisticRegression(
      fitting: .sparse(bag.features(of: verses.map(\.text))), labels: verses.map(\.label),
      classCount: Genre.allCases.count, penalty: 1 / (strength * Double(verses.count)),
      workers: workers)
  }

  func answers(_ verses: [LabelledVerse]) -> [Int32] {
    regression.predictions(.sparse(bag.features(of: verses.map(\.text))))
  }
  // end snippet
}
