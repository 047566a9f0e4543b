import Tensors
import TestSupport
import Testing

@Suite("Search by cosine, and rotations")
struct CosineIndexTests {
  private func points(_ count: Int, _ width: Int) -> Tensor {
    var generator = SeededGenerator(seed: 3)
    return Tensor(Shape(count, width), normalWithDeviation: 1, using: &generator)
  }

  @Test("The nearest are found in order, and a row finds itself first")
  func nearest() {
    let index = CosineIndex(Tensor(Shape(4, 2), [1, 0, 1, 1, 0, 2, -3, 0]))
    let found = index.nearest(to: [2, 0], count: 3)
    #expect(found.map(\.row) == [0, 1, 2])
    expectClose(found.map { Float($0.cosine) }, [1, Float(0.5).squareRoot(), 0])
    #expect(index.nearest(to: [2, 0], count: 9) { $0 == 0 }.map(\.row) == [1, 2, 3])
    #expect(index.nearest(to: [2, 0], count: 9, among: 2).map(\.row) == [0, 1])
  }

  @Test("Many searches on threads find what single ones do", arguments: [1, 3])
  func manyRows(threads: Int) {
    let index = CosineIndex(points(150, 20))
    let rows = [0, 149, 7, 7] + Array(20..<120)
    let found = index.nearest(toRows: rows, count: 6, workers: Workers(threadCount: threads))
    for (row, matches) in zip(rows, found) {
      let alone = index.nearest(to: index.row(row), count: 6) { $0 == row }
      #expect(matches.map(\.row) == alone.map(\.row))
    }
  }

  @Test("A row of zeros has cosine 0 with all")
  func zeros() {
    let index = CosineIndex(Tensor(Shape(2, 2), [0, 0, 1, 0]))
    #expect(index.cosine(0, 1) == 0)
    #expect(index.nearest(to: [0, 0], count: 1).map(\.cosine) == [0])
  }

  @Test("A random rotation keeps lengths and angles", arguments: [1, 2, 50])
  func rotation(width: Int) {
    var generator = SeededGenerator(seed: 2)
    let turn = Tensor.randomRotation(width: width, using: &generator)
    #expect(turn.shape == Shape(width, width))
    let product = turn.matmul(
      Tensor(
        rows: (0..<width).map { column in
          (0..<width).map { turn[column, $0] }
        }.reduce(into: [[Float]](repeating: [], count: width)) { columns, row in
          for (place, value) in row.enumerated() { columns[place].append(value) }
        }))
    let identity = Tensor(
      rows: (0..<width).map { row in
        (0..<width).map { row == $0 ? 1 : 0 }
      })
    expectClose(product, identity, absolute: 1e-5)
  }
}
