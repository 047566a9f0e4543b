import Phrases

/// Places the labels of points so that none touches another or a point.
enum PointLabels {
  /// A label with the start of its foot, relative to the plot's top left corner.
  struct Placed {
    var line: TextLine
    var place: Point
  }

  static let style = TextStyle(size: 10)

  /// Tries eight places around each point, in the order of the points, and leaves out a label that
  /// fits nowhere.
  ///
  /// A grid of points (1/72 inch) remembers what is taken.
  /// - Complexity: O(labels * label area + points).
  static func place(
    _ chart: ScatterPlot, in size: Size, x: AxisScale, y: AxisScale, radius: Double,
    _ typesetter: Typesetter
  ) throws(PlotError) -> (placed: [Placed], wanted: Int) {
    let (width, height) = (Int(size.width), Int(size.height))
    guard width > 0, height > 0 else { return ([], 0) }
    var taken = [Bool](repeating: false, count: width * height)
    func columns(_ box: Rect) -> Range<Int> {
      max(0, Int(box.x))..<max(0, Int(box.x), min(width, Int(box.maxX.rounded(.up))))
    }
    func rows(_ box: Rect) -> Range<Int> {
      max(0, Int(box.y))..<max(0, Int(box.y), min(height, Int(box.maxY.rounded(.up))))
    }
    func take(_ box: Rect) {
      for row in rows(box) { for column in columns(box) { taken[row * width + column] = true } }
    }
    func isFree(_ box: Rect) -> Bool {
      guard box.x >= 0, box.y >= 0, box.maxX <= size.width, box.maxY <= size.height else {
        return false
      }
      return rows(box).allSatisfy { row in
        columns(box).allSatisfy { !taken[row * width + $0] }
      }
    }
    let places = chart.groups.map { group in
      zip(group.x, group.y).map {
        Point(
          x: size.width * x.position(of: $0), y: size.height * (1 - y.position(of: $1)))
      }
    }
    for place in places.joined() where abs(place.x) < 1e6 && abs(place.y) < 1e6 {
      take(
        Rect(x: place.x - radius, y: place.y - radius, width: 2 * radius, height: 2 * radius))
    }
    var placed: [Placed] = []
    var wanted = 0
    let distance = radius + 3
    for (group, points) in zip(chart.groups, places) {
      for (label, point) in zip(group.labels, points) where !label.isEmpty {
        wanted += 1
        let line = try typesetter.line(label, style, longest: 24)
        let (w, h) = (line.width, style.ascent + style.descent)
        let offsets: [(Double, Double)] = [
          (distance, -h / 2), (-distance - w, -h / 2), (-w / 2, -distance - h + 1),
          (-w / 2, distance - 1), (distance - 2, -h), (-distance - w + 2, -h), (distance - 2, 0),
          (-distance - w + 2, 0),
        ]
        for (dx, dy) in offsets {
          let box = Rect(x: point.x + dx, y: point.y + dy, width: w, height: h)
          guard isFree(box.grown(by: 0.5)) else { continue }
          take(box.grown(by: 1))
          placed.append(
            Placed(line: line, place: Point(x: box.x, y: box.y + style.ascent)))
          break
        }
      }
    }
    return (placed, wanted)
  }
}
