import Tensors
import TestSupport
import Testing

@testable import Images

@Suite struct OrientedGradientsTests {
  private let workers = Workers(threadCount: 2)

  /// A picture of 8 x 8 pixels.
  private func picture(_ shade: (_ y: Int, _ x: Int) -> UInt8) -> ImageSet {
    let pixels = (0..<64).map { shade($0 / 8, $0 % 8) }
    return ImageSet(pixels: pixels, labels: [0], height: 8, width: 8)
  }

  @Test("An upright edge is counted as upright, in its cells and no others")
  func uprightEdge() {
    // Bright from column 6 on: columns 5 and 6 see an edge of strength 1, pointing right: angle 0.
    let cells = OrientedGradients().cells(
      ofPicture: 0, in: picture { _, x in x >= 6 ? 255 : 0 })
    for row in 0..<2 {
      #expect(cells[row][0].allSatisfy { $0 == 0 })
      #expect(cells[row][1] == [8, 0, 0, 0, 0, 0, 0, 0, 0])  // 4 rows of 2 pixels
    }
  }

  @Test("A level edge falls between the two directions around 90 degrees")
  func levelEdge() {
    let cells = OrientedGradients().cells(
      ofPicture: 0, in: picture { y, _ in y >= 6 ? 0 : 255 })
    let cell = cells[1][0]
    #expect(cell.enumerated().allSatisfy { $0.offset == 4 || $0.offset == 5 || $0.element == 0 })
    #expect(abs(cell[4] - 4) < 1e-4 && abs(cell[5] - 4) < 1e-4)  // 90 of 180 degrees is place 4.5
  }

  @Test("Dim and bright pictures of one thing have the same features")
  func contrast() {
    func slope(_ step: Int) -> ImageSet { picture { y, x in UInt8(step * (y + 2 * (x / 3))) } }
    let hog = OrientedGradients()
    let (dim, bright) = (
      hog.features(of: slope(5), workers: workers), hog.features(of: slope(15), workers: workers)
    )
    #expect(dim.shape == [1, 36] && hog.featureCount(height: 8, width: 8) == 36)
    expectClose(dim, bright, absolute: 2e-3)
    let length = bright.elements.reduce(0) { $0 + $1 * $1 }
    #expect(abs(length - 1) < 1e-3)
  }

  @Test("An empty picture has no edges, and many pictures keep their order on any threads")
  func order() {
    let hog = OrientedGradients()
    let empty = picture { _, _ in 7 }
    #expect(hog.features(of: empty, workers: workers).elements.allSatisfy { $0 == 0 })
    var generator = SeededGenerator(seed: 1)
    let pixels = (0..<(150 * 64)).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let set = ImageSet(
      pixels: pixels, labels: [Int32](repeating: 0, count: 150), height: 8, width: 8)
    let all = hog.features(of: set, workers: workers)
    #expect(all == hog.features(of: set, workers: Workers(threadCount: 1)))
    for index in [0, 77, 149] {
      let alone = hog.features(of: set.selecting([index]), workers: workers)
      #expect(alone.elements == all.rows[index])
    }
  }

  @Test("Pooled squares are the mean of their pixels")
  func pooled() {
    let set = ImageSet(
      pixels: [0, 255, 9, 255, 255, 9, 9, 9, 9], labels: [0], height: 3, width: 3)
    expectClose(set.pooled(2, workers: workers), Tensor(Shape(1, 1), [0.75]))
  }
}
