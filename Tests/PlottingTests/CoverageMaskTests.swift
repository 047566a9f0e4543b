import Testing

@testable import Plotting

@Suite("Rasteriser")
struct CoverageMaskTests {
  @Test("A disc covers its area", arguments: [1.0, 1.5, 2.5, 4, 10, 30.25])
  func disc(radius: Double) {
    var mask = CoverageMask(x: -5, y: 3, width: 90, height: 90)
    mask.addDisc(centre: Point(x: 40.3, y: 48.7), radius: radius)
    #expect(abs(mask.area - .pi * radius * radius) < 0.02 * .pi * radius * radius + 0.3)
  }

  @Test("A stroke covers its length times its width, and two half discs")
  func stroke() {
    for (dx, dy) in [(50.0, 0.0), (0, 50), (30, 40), (-48, 14), (49.9, 0.3)] {
      for width in [1.0, 1.5, 2, 5] {
        var mask = CoverageMask(x: 0, y: 0, width: 140, height: 140)
        mask.addStroke(
          from: Point(x: 70.2, y: 60.9), to: Point(x: 70.2 + dx, y: 60.9 + dy), lineWidth: width)
        let length = (dx * dx + dy * dy).squareRoot()
        let expected = length * width + .pi * width * width / 4
        #expect(abs(mask.area - expected) < 0.02 * expected + 0.3, "\(dx), \(dy), \(width)")
      }
    }
  }

  @Test("A polygon covers exactly its area, wherever its corners are and whichever way it turns")
  func polygon() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<300 {
      let corners = (0..<3).map { _ in
        Point(
          x: Double.random(in: 1..<59, using: &generator),
          y: Double.random(in: 1..<39, using: &generator))
      }
      let (a, b, c) = (corners[0], corners[1], corners[2])
      let area = abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2
      var mask = CoverageMask(x: 0, y: 0, width: 60, height: 40)
      mask.addPolygon(corners)
      #expect(abs(mask.area - area) < 0.01, "\(corners)")
      #expect(mask.coverage.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }

  @Test("A rectangle at fractions of a pixel covers fractions of pixels")
  func fractions() {
    var mask = CoverageMask(x: 0, y: 0, width: 4, height: 3)
    mask.addPolygon([
      Point(x: 0.5, y: 0.25), Point(x: 2.75, y: 0.25), Point(x: 2.75, y: 2), Point(x: 0.5, y: 2),
    ])
    let expected: [Float] = [
      0.375, 0.75, 0.5625, 0,
      0.5, 1, 0.75, 0,
      0, 0, 0, 0,
    ]
    for (covered, wanted) in zip(mask.coverage, expected) {
      #expect(abs(covered - wanted) < 1e-5)
    }
  }

  @Test("What leaves the mask is cut off, and covers within it what it should")
  func clipped() {
    var mask = CoverageMask(x: 10, y: 10, width: 20, height: 20)
    mask.addPolygon([
      Point(x: -100, y: -100), Point(x: 100, y: -100), Point(x: 100, y: 100),
      Point(x: -100, y: 100),
    ])
    #expect(abs(mask.area - 400) < 0.01)
    mask = CoverageMask(x: 10, y: 10, width: 20, height: 20)
    mask.addStroke(from: Point(x: -50, y: 20), to: Point(x: 90, y: 20), lineWidth: 2)
    #expect(abs(mask.area - 40) < 0.01)
  }

  @Test("A line that crosses itself is not darker at the crossing")
  func crossing() {
    var mask = CoverageMask(x: 0, y: 0, width: 30, height: 30)
    mask.addStroke(from: Point(x: 5, y: 5), to: Point(x: 25, y: 25), lineWidth: 2)
    mask.addStroke(from: Point(x: 5, y: 25), to: Point(x: 25, y: 5), lineWidth: 2)
    #expect(mask.coverage.max() == 1)
  }

  @Test("A dashed line keeps the share of its strokes")
  func dashes() {
    let pieces = Dash.cut(
      [Point(x: 0, y: 0), Point(x: 60, y: 0), Point(x: 60, y: 60)], lengths: [7, 5])
    #expect(pieces.count == 10)
    let length = pieces.reduce(0) { sum, piece in
      sum
        + zip(piece, piece.dropFirst()).reduce(0) {
          $0 + abs($1.1.x - $1.0.x) + abs($1.1.y - $1.0.y)
        }
    }
    #expect(abs(length - 70) < 1e-9)
  }
}
