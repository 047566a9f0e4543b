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

  @Test("The unit is chosen by the beginning of a text and judged on the rest")
  func following() {
    // Unit 0 follows at first and not later, unit 1 the other way round.
    let units = Tensor(rows: [
      [1, 1], [2, 0], [3, 1], [4, 0], [9, 1], [9.1, 2], [8.9, 3], [9, 4],
    ])
    let found = FollowingUnit(of: units, following: [1, 2, 3, 4, 1, 2, 3, 4], chosenBy: 4)
    #expect(found?.unit == 0)
    #expect(abs(found?.correlation ?? 1) < 0.5)
    #expect(FollowingUnit(of: units, following: Array(repeating: 1, count: 8), chosenBy: 4) == nil)
  }

  @Test("Standard scores are deviations from the mean of other numbers")
  func scores() {
    // Mean 3 and deviation 2 by hand.
    #expect(standardScores(of: [[3, 7], [4]], among: [[1, 5], [6, 6]]) == [[0, 2], [0]])
  }

  @Test("Rows are sorted by how much they change along the way, the first of equals first")
  func quietest() {
    #expect(quietestFirst([[0, 3, 0], [5, 5, 5], [1, 2, 1], [2, 1, 2]]) == [1, 2, 3, 0])
  }

  @Test("A unit follows whichever way it goes; a tenth of the variance is close")
  func close() {
    let units = Tensor(rows: [[-1], [-2], [-3], [-1], [-2], [-3]])
    let found = FollowingUnit(of: units, following: [1, 2, 3, 1, 2, 3], chosenBy: 3)
    #expect(found?.correlation == -(found?.strength ?? 0))
    #expect(found?.isClose == true)
  }
}

@Suite("Properties of a text")
struct TextPropertyTests {
  @Test(
    "Each property is counted by hand",
    arguments: [
      (TextProperty.line, [1, 2, 3, 4, 5, 6, 7, 8, 0, 1]),
      (.word, [0, 1, 2, 0, 1, 2, 0, 0, 0, 1]),
      (.clause, [1, 2, 3, 4, 5, 6, 0, 1, 2, 3]),
      (.brackets, [1, 1, 1, 1, 1, 1, 1, 0, 0, 0]),
      (.capital, [0, 1, 1, 0, 0, 0, 0, 0, 0, 0]),
    ])
  func byHand(property: TextProperty, expected: [Double]) {
    #expect(property.values(in: "(Ab cd.)\nx") == expected)
  }
}
