import LanguageModels
import Tensors
import TestSupport
import Testing

@Suite("Correlations of units")
struct UnitCorrelationTests {
  @Test("A unit that follows has 1, one that runs against −1, a constant one 0")
  func extremes() {
    let units = Tensor(rows: [[1, 6, 5], [2, 4, 5], [3, 2, 5], [4, 0, 5]])
    #expect(
      unitCorrelations(of: units, with: [10, 20, 30, 40]).map { ($0 * 1e9).rounded() / 1e9 }
        == [1, -1, 0])
    #expect(unitCorrelations(of: units, with: [7, 7, 7, 7]) == [0, 0, 0])
    #expect(unitCorrelations(of: Tensor([0, 2]), with: []) == [0, 0])
  }

  @Test("The coefficient is Pearson's")
  func pearson() {
    let units = Tensor(rows: [[1], [2], [4], [5]])
    // By hand: deviations −2, −1, 1, 2 and −1, −2, 2, 1: (2 + 2 + 2 + 2) / √(10 · 10).
    expectClose(Float(unitCorrelations(of: units, with: [1, 0, 4, 3])[0]), 0.8)
  }
}
