import ExerciseKit
import Tensors
import Testing

struct DifferenceTests {
  private func difference(_ got: Outcome, _ expected: Outcome) -> Difference? {
    Difference.between(got, expected, within: .float)?.difference
  }

  @Test("Equal numbers and numbers within the tolerance are no difference")
  func acceptsWhatIsClose() {
    #expect(difference(.vector([1, 2]), .vector([1, 2])) == nil)
    #expect(difference(.vector([100.001]), .vector([100])) == nil)
    #expect(difference(.number(.nan), .number(.nan)) == nil)
    #expect(difference(.number(.infinity), .number(.infinity)) == nil)
  }

  @Test("The first index, both numbers, the count and the largest difference are told")
  func tellsTheFirstIndex() throws {
    let found = try #require(
      difference(.matrix([[1, 2], [4, 4], [5, 9]]), .matrix([[1, 2], [3, 4], [5, 6]])))
    #expect(found.index == [1, 0])
    #expect(found.got == 4)
    #expect(found.expected == 3)
    #expect(found.count == 2)
    #expect(found.total == 6)
    #expect(found.largest == 3)
  }

  @Test("Another shape is told before any number")
  func tellsTheShape() throws {
    let found = try #require(difference(.matrix([[1, 2, 3]]), .matrix([[1], [2], [3]])))
    #expect(found.gotShape == [1, 3])
    #expect(found.expectedShape == [3, 1])
    #expect(found.index == nil)
  }

  @Test("Rows of different lengths are a defect, not a crash")
  func tellsRaggedRows() throws {
    let found = try #require(difference(.matrix([[1, 2], [3]]), .matrix([[1, 2], [3, 4]])))
    #expect(found.defect == "row 1 has 1 numbers, but row 0 has 2")
    let stack = try #require(difference(.stack([[[1]], [[1, 2]]]), .stack([[[1]], [[1]]])))
    #expect(stack.defect == "matrix 1 is [1, 2], but matrix 0 is [1, 1]")
  }

  @Test("NaN and infinity are never within a tolerance of a number")
  func refusesWhatIsNotFinite() throws {
    let found = try #require(difference(.vector([1, .nan]), .vector([1, 1])))
    #expect(found.index == [1])
    #expect(try #require(found.largest).isNaN)
    #expect(difference(.number(.infinity), .number(1e30)) != nil)
  }

  @Test("Parts are compared in order, and the one that differs is named")
  func namesThePart() throws {
    let got = Outcome.parts(["state": .vector([1]), "weights": .matrix([[2]])])
    let expected = Outcome.parts(["state": .vector([1]), "weights": .matrix([[3]])])
    #expect(try #require(difference(got, expected)).part == "weights")
  }
}
