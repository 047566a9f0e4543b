import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import LanguageModels

@Suite struct BagOfWordsTests {
  struct Expected: Decodable {
    let texts: [String]
    let words: [String]
    let tfidf: Fixture.Values
  }

  private func dense(_ rows: SparseRows) -> Tensor {
    var result = Tensor(Shape(rows.rowCount, rows.columnCount))
    for row in 0..<rows.rowCount {
      for i in rows.starts[row]..<rows.starts[row + 1] {
        result[row, Int(rows.columns[i])] = rows.values[i]
      }
    }
    return result
  }

  @Test("Words and weights are scikit-learn's")
  func parity() throws {
    let expected = try Fixture.decode("logistic", as: Expected.self)
    let bag = BagOfWords(of: expected.texts)
    #expect(bag.words == expected.words)
    expectClose(dense(bag.features(of: expected.texts)), expected.tfidf.tensor)
  }

  @Test("Rare words and unknown ones are left out; a text without known words is all zeros")
  func unknownWords() {
    let bag = BagOfWords(of: ["to be", "or not", "to be"], leastCount: 2)
    #expect(bag.words == ["be", "to"])
    let rows = bag.features(of: ["to to be or", "or not", ""])
    #expect(rows.starts == [0, 2, 2, 2])
    #expect(abs(rows.values[1] / rows.values[0] - 2) < 1e-6)
  }
}
