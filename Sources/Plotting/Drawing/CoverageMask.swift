/// How much of each pixel a shape covers, `0...1`, within a rectangle of pixels.
///
/// Pixel `(i, j)` is the square from `(i, j)` to `(i + 1, j + 1)`. Shapes may lie anywhere: what
/// leaves the rectangle is cut off. Strokes and discs join by maximum, so that a curve that crosses
/// itself is not darker there.
struct CoverageMask {
  let x: Int
  let y: Int
  let width: Int
  let height: Int
  private(set) var coverage: [Float]

  /// Makes an empty mask; a negative width or height counts as none.
  init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
    coverage = [Float](repeating: 0, count: self.width * self.height)
  }

  /// The area covered, in pixels.
  var area: Double { coverage.reduce(0) { $0 + Double($1) } }

  /// Adds a straight stroke with round ends.
  ///
  /// The coverage is `clamp(lineWidth / 2 + 1/2 - distance, 0, 1)`, exact across a stroke that is at
  /// least a pixel wide; each row visits only the pixels that the stroke can touch.
  mutating func addStroke(from start: Point, to end: Point, lineWidth: Double) {
    let reach = lineWidth / 2 + 0.5
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let lengthSquared = dx * dx + dy * dy
    let inverse = lengthSquared > 0 ? 1 / lengthSquared : 0
    let firstRow = max(0, Int(min(start.y, end.y) - reach) - 1 - y)
    let lastRow = min(height - 1, Int(max(start.y, end.y) + reach) + 1 - y)
    guard firstRow <= lastRow else { return }
    for row in firstRow...lastRow {
      let centreY = Double(y + row) + 0.5
      guard let (low, high) = span(atRow: centreY, start, end, reach) else { continue }
      let firstColumn = max(0, Int(low) - 1 - x)
      let lastColumn = min(width - 1, Int(high) + 1 - x)
      guard firstColumn <= lastColumn else { continue }
      for column in firstColumn...lastColumn {
        let (px, py) = (Double(x + column) + 0.5 - start.x, centreY - start.y)
        let along = min(max((px * dx + py * dy) * inverse, 0), 1)
        let (ox, oy) = (px - along * dx, py - along * dy)
        let covered = Float(min(max(reach - (ox * ox + oy * oy).squareRoot(), 0), 1))
        let index = row * width + column
        if covered > coverage[index] { coverage[index] = covered }
      }
    }
  }

  /// Adds a disc.
  mutating func addDisc(centre: Point, radius: Double) {
    addStroke(from: centre, to: centre, lineWidth: 2 * radius)
  }

  /// Adds a polygon without crossings, by exact area: each edge leaves its signed area in the pixels
  /// that it passes, and a running sum along each row turns these into coverage.
  mutating func addPolygon(_ corners: [Point]) {
    guard corners.count > 2, width > 0, height > 0 else { return }
    // One more column takes what leaves to the right.
    var areas = [Float](repeating: 0, count: (width + 2) * height)
    for (index, corner) in corners.enumerated() {
      let next = corners[(index + 1) % corners.count]
      accumulate(
        from: Point(x: corner.x - Double(x), y: corner.y - Double(y)),
        to: Point(x: next.x - Double(x), y: next.y - Double(y)), into: &areas)
    }
    for row in 0..<height {
      var sum: Float = 0
      for column in 0..<width {
        sum += areas[row * (width + 2) + column]
        let covered = min(abs(sum), 1)
        let index = row * width + column
        if covered > coverage[index] { coverage[index] = covered }
      }
    }
  }

  /// The interval of x that a stroke can touch at a height, or nil if it can't.
  private func span(
    atRow centreY: Double, _ start: Point, _ end: Point, _ reach: Double
  ) -> (Double, Double)? {
    let (top, bottom) = start.y <= end.y ? (start, end) : (end, start)
    guard centreY >= top.y - reach, centreY <= bottom.y + reach else { return nil }
    guard bottom.y - top.y > 1e-9 else {
      return (min(start.x, end.x) - reach, max(start.x, end.x) + reach)
    }
    // The part of the segment within `reach` of this row's centre, widened by the reach.
    let slope = (bottom.x - top.x) / (bottom.y - top.y)
    let lowY = max(top.y, centreY - reach)
    let highY = min(bottom.y, centreY + reach)
    let (a, b) = (top.x + (lowY - top.y) * slope, top.x + (highY - top.y) * slope)
    return (min(a, b) - reach, max(a, b) + reach)
  }

  /// Leaves the signed area right of an edge; coordinates are relative to the mask.
  private func accumulate(from start: Point, to end: Point, into areas: inout [Float]) {
    guard start.y != end.y else { return }
    let direction: Double = start.y < end.y ? 1 : -1
    let (top, bottom) = start.y < end.y ? (start, end) : (end, start)
    guard bottom.y > 0, top.y < Double(height) else { return }
    let slope = (bottom.x - top.x) / (bottom.y - top.y)
    let stride = width + 2
    let limit = Double(width)
    let firstRow = max(0, Int(top.y))
    let lastRow = min(height - 1, Int(bottom.y))
    for row in firstRow...max(firstRow, lastRow) {
      let y0 = max(Double(row), top.y)
      let y1 = min(Double(row + 1), bottom.y)
      guard y1 > y0 else { continue }
      let signed = direction * (y1 - y0)
      let x0 = min(max(top.x + (y0 - top.y) * slope, 0), limit)
      let x1 = min(max(top.x + (y1 - top.y) * slope, 0), limit)
      let (left, right) = (min(x0, x1), max(x0, x1))
      let base = row * stride
      let last = Int(right)
      var before = 0.0
      for column in Int(left)...(last + 1) {
        let mean =
          column > last
          ? 1
          : passed(Double(column + 1), left, right) - passed(Double(column), left, right)
        areas[base + column] += Float(signed * (mean - before))
        before = mean
      }
    }
  }

  /// The integral, up to `x`, of the share of an edge that lies left of a point.
  private func passed(_ x: Double, _ left: Double, _ right: Double) -> Double {
    if x <= left { return 0 }
    if x >= right { return (right - left) / 2 + x - right }
    return (x - left) * (x - left) / (2 * (right - left))
  }
}
