/// How a line is broken into strokes, so that curves differ in more than colour.
public enum Dash: String, Sendable, CaseIterable {
  /// An unbroken line.
  case solid
  /// Strokes about three times as long as the gaps.
  case dashed
  /// Dots.
  case dotted

  /// The lengths of stroke and gap, in points; none for an unbroken line.
  var lengths: [Double] {
    switch self {
    case .solid: []
    case .dashed: [7, 5]
    case .dotted: [0.1, 4.5]
    }
  }

  /// Cuts a line into the strokes that a pattern of lengths leaves.
  static func cut(_ points: [Point], lengths: [Double]) -> [[Point]] {
    guard points.count > 1, lengths.reduce(0, +) > 0 else { return [points] }
    var pieces: [[Point]] = []
    var current = [points[0]]
    var (part, left) = (0, lengths[0])
    for (start, end) in zip(points, points.dropFirst()) {
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      let length = (dx * dx + dy * dy).squareRoot()
      guard length > 0 else { continue }
      var done = 0.0
      while length - done > left {
        done += left
        let place = Point(x: start.x + dx * done / length, y: start.y + dy * done / length)
        if part % 2 == 0 {
          pieces.append(current + [place])
          current = []
        } else {
          current = [place]
        }
        part = (part + 1) % lengths.count
        left = lengths[part]
      }
      left -= length - done
      if part % 2 == 0 { current.append(end) }
    }
    if part % 2 == 0, current.count > 1 { pieces.append(current) }
    return pieces
  }
}
