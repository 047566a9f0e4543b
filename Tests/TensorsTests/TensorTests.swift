import Tensors
import TestSupport
import Testing

@Suite("Tensor")
struct TensorTests {
  @Test("A copy keeps its numbers when the original changes, and the other way round")
  func copyOnWrite() {
    var original = Tensor([2, 3], [1, 2, 3, 4, 5, 6])
    var copy = original
    original[0] = 10
    #expect(copy[0] == 1)
    copy[1, 2] = 60
    #expect(original[5] == 6)
    #expect(copy.elements == [1, 2, 3, 4, 5, 60])
    let snapshot = original
    original.withUnsafeMutablePointer { $0[1] = 20 }
    #expect(snapshot[1] == 2)
    #expect(original[1] == 20)
  }

  @Test("An only owner writes in place")
  func writesInPlace() {
    var tensor = Tensor([4])
    let before = tensor.withUnsafePointer { Int(bitPattern: $0) }
    tensor[2] = 1
    let after = tensor.withUnsafeMutablePointer { Int(bitPattern: $0) }
    #expect(before == after)
    #expect(before % 64 == 0)
  }

  @Test("Reshaping keeps the elements and lets go on write")
  func reshaping() {
    let matrix = Tensor([2, 3], [1, 2, 3, 4, 5, 6])
    var column = matrix.reshaped([6, 1])
    #expect(column.shape == [6, 1])
    #expect(column.elements == matrix.elements)
    column[0] = 0
    #expect(matrix[0] == 1)
    #expect(Tensor([1, 1]).reshaped([]).shape == [])
  }

  @Test("Rows go in and come out")
  func rows() {
    let rows: [[Float]] = [[1, 2], [3, 4], [5, 6]]
    let tensor = Tensor(rows: rows)
    #expect(tensor.shape == [3, 2])
    #expect(tensor.rows == rows)
    #expect(tensor[2, 0] == 5)
    #expect(Tensor(rows: []).shape == [0, 0])
  }

  @Test("Equality needs shape and numbers, and NaN equals nothing")
  func equality() {
    #expect(Tensor([2], [1, 2]) == Tensor([2], [1, 2]))
    #expect(Tensor([2], [1, 2]) != Tensor([1, 2], [1, 2]))
    #expect(Tensor([1], [.nan]) != Tensor([1], [.nan]))
    #expect(Tensor([1], [-0.0]) == Tensor([1], [0]))
  }

  @Test("Empty and scalar tensors are tensors")
  func extremes() {
    #expect(Tensor([0, 3]).elements.isEmpty)
    #expect(Tensor([], [7]).elements == [7])
    #expect(Tensor([3], repeating: 2).elements == [2, 2, 2])
  }

  @Test("A description shows the shape and the first eight numbers")
  func description() {
    #expect("\(Tensor([2], [1, 2.5]))" == "Tensor[2](1.0, 2.5)")
    #expect(
      "\(Tensor([9]))" == "Tensor[9](0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, …)")
  }

  @Test("Normal numbers have the deviation asked for and come from the generator in order")
  func normal() {
    var (first, second) = (SeededGenerator(seed: 5), SeededGenerator(seed: 5))
    let tensor = Tensor([100, 100], normalWithDeviation: 0.02, using: &first)
    let one = Float.normal(using: &second)
    #expect(tensor[0] == 0.02 * one)
    let square = tensor.elements.reduce(0) { $0 + Double($1) * Double($1) } / 10_000
    #expect(abs(square.squareRoot() - 0.02) < 0.0006)  // four standard errors
  }

  @Test("Elements that do not fill the shape stop with a sentence")
  func wrongCount() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor([2, 3], [1, 2, 3]) }
    expectStop(result, "Tensor.init: expected shape [6], got [3].")
  }

  @Test("Rows of several lengths stop with a sentence")
  func raggedRows() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor(rows: [[1, 2], [3]]) }
    expectStop(result, "Tensor.init(rows:): expected shape [2], got [1].")
  }

  @Test("A reshape to another count stops with a sentence")
  func wrongReshape() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor([2, 3]).reshaped([5]) }
    expectStop(result, "Tensor.reshaped: expected shape [6], got [5].")
  }

  @Test("An index outside stops with a sentence")
  func wrongIndex() async {
    let reading = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor([2, 3])[6] }
    expectStop(reading, "Tensor: index 6 is not in 0..<6 (shape [2, 3]).")
    let writing = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var tensor = Tensor([2, 3])
      tensor[-1] = 0
    }
    expectStop(writing, "Tensor: index -1 is not in 0..<6 (shape [2, 3]).")
  }

  @Test("A column outside its row stops, even where the next row has the place")
  func wrongColumn() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor([2, 3])[0, 4] }
    expectStop(result, "Tensor: row 0, column 4 is not in a matrix of shape [2, 3].")
  }

  @Test("Rows of a tensor that is no matrix stop with a sentence")
  func rowsOfVector() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor([3]).rows }
    expectStop(result, "Tensor.rows: expected 2 axes, got shape [3].")
  }
}
