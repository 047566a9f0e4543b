import Tensors
import TestSupport
import Testing

@Suite("Shape")
struct ShapeTests {
  @Test("Extents, count, rows and last agree with the literal")
  func parts() {
    let cases: [(Shape, rank: Int, count: Int, rows: Int, last: Int)] = [
      ([], 0, 1, 1, 1), ([5], 1, 5, 1, 5), ([2, 3], 2, 6, 2, 3), ([2, 3, 4], 3, 24, 6, 4),
      ([2, 3, 4, 5], 4, 120, 24, 5), ([0], 1, 0, 0, 0), ([3, 0], 2, 0, 0, 0),
      ([0, 3], 2, 0, 0, 3),
    ]
    for (shape, rank, count, rows, last) in cases {
      #expect(shape.rank == rank)
      #expect(shape.count == count)
      #expect(shape.rows == rows)
      #expect(shape.last == last)
      #expect(Shape(shape.extents) == shape)
    }
  }

  @Test("Shapes of equal count but other rank differ")
  func equality() {
    #expect(Shape(3) != Shape(3, 1))
    #expect(Shape() != Shape(1))
    #expect(Shape(2, 3) == [2, 3])
    #expect("\(Shape(2, 3))" == "[2, 3]")
  }

  @Test("The last extent can be replaced and the others stay")
  func replacingLast() {
    #expect(Shape(4).replacingLast(with: 7) == [7])
    #expect(Shape(4, 5).replacingLast(with: 7) == [4, 7])
    #expect(Shape(4, 5, 6).replacingLast(with: 7) == [4, 5, 7])
    #expect(Shape(4, 5, 6, 2).replacingLast(with: 7) == [4, 5, 6, 7])
  }

  @Test("Five extents or a negative one stop with a sentence")
  func wrongExtents() async {
    let five = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Shape([1, 2, 3, 4, 5]) }
    expectStop(five, "Shape: expected at most 4 extents of 0 or more, got [1, 2, 3, 4, 5].")
    let negative = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Shape([2, -1]) }
    expectStop(negative, "Shape: expected at most 4 extents of 0 or more, got [2, -1].")
  }

  @Test("A wrong shape stops with operation, expected and got")
  func requiredShape() async {
    requireShape([2, 3], is: [2, 3], in: "test")
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { requireShape([2, 3], is: [3, 2], in: "linear") }
    expectStop(result, "linear: expected shape [3, 2], got [2, 3].")
  }
}
