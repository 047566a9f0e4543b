/// A line of text at its place on a canvas.
struct PlacedText: Sendable {
  /// Where the given place lies along the line.
  enum Anchor: Sendable {
    case start
    case middle
    case end
  }

  let words: String
  let style: TextStyle
  let anchor: Anchor
  /// Whether the line reads upwards, turned by a quarter.
  let isUpright: Bool
  /// The foot of the line, at its anchor, in points.
  let place: Point
  /// The width, in points, as measured.
  let width: Double

  /// The room that the text takes, in points.
  var box: Rect {
    let lead: Double =
      switch anchor {
      case .start: 0
      case .middle: width / 2
      case .end: width
      }
    if isUpright {
      return Rect(
        x: place.x - style.ascent, y: place.y - width + lead,
        width: style.ascent + style.descent, height: width)
    }
    return Rect(
      x: place.x - lead, y: place.y - style.ascent, width: width,
      height: style.ascent + style.descent)
  }
}
