import Platform

/// The shape of a point, so that groups differ in more than colour.
public enum Marker: String, Sendable, CaseIterable {
  /// A disc.
  case disc
  /// A square.
  case square
  /// A triangle that points up.
  case triangle
  /// A square on its corner.
  case diamond
  /// An open ring.
  case ring
  /// An upright cross.
  case plus
  /// A slanting cross.
  case cross
  /// A triangle that points down.
  case wedge

  /// Draws the shape around a place; all shapes look about equally large.
  func draw(on canvas: Canvas, at place: Point, radius r: Double, _ colour: Colour, clip: Rect?) {
    func corners(_ offsets: [(Double, Double)]) -> [Point] {
      offsets.map { Point(x: place.x + $0.0 * r, y: place.y + $0.1 * r) }
    }
    func strokes(_ ends: [[(Double, Double)]]) {
      for end in ends {
        canvas.strokeLine(corners(end), width: max(1.5, r * 0.6), colour, clip: clip)
      }
    }
    switch self {
    case .disc: canvas.fillDisc(centre: place, radius: r, colour, clip: clip)
    case .square:
      let h = 0.886
      canvas.fillPolygon(corners([(-h, -h), (h, -h), (h, h), (-h, h)]), colour, clip: clip)
    case .triangle:
      canvas.fillPolygon(corners([(0, -1.3), (1.2, 0.8), (-1.2, 0.8)]), colour, clip: clip)
    case .diamond:
      canvas.fillPolygon(corners([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)]), colour, clip: clip)
    case .ring:
      let turn = (0...24).map { step -> (Double, Double) in
        let angle = Double(step) * Double.pi / 12
        return (0.85 * cos(angle), 0.85 * sin(angle))
      }
      canvas.strokeLine(corners(turn), width: max(1.5, r * 0.5), colour, clip: clip)
    case .plus: strokes([[(-1, 0), (1, 0)], [(0, -1), (0, 1)]])
    case .cross: strokes([[(-0.8, -0.8), (0.8, 0.8)], [(-0.8, 0.8), (0.8, -0.8)]])
    case .wedge:
      canvas.fillPolygon(corners([(0, 1.3), (1.2, -0.8), (-1.2, -0.8)]), colour, clip: clip)
    }
  }
}
