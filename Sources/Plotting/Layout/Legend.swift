import Phrases

/// A legend of one or more rows: a sample of line, marker or area before each name.
struct Legend {
  /// What stands before a name.
  struct Entry {
    var name: Phrase
    var colour: Colour
    var dash: Dash = .solid
    var marker: Marker?
    var hasLine = true
    var isArea = false
  }

  private let entries: [(entry: Entry, line: TextLine, x: Double, row: Int)]
  let height: Double
  let width: Double

  private static let sample = 20.0
  private static let areaSample = 12.0
  private static let rowHeight = 18.0

  init(_ entries: [Entry], width: Double, _ typesetter: Typesetter) throws(PlotError) {
    var placed: [(Entry, TextLine, Double, Int)] = []
    var (x, row, widest) = (0.0, 0, 0.0)
    for entry in entries {
      let line = try typesetter.line(entry.name, .tick, longest: 48)
      let needed = Self.sampleWidth(entry) + 6 + line.width
      if x > 0, x + needed > width {
        x = 0
        row += 1
      }
      placed.append((entry, line, x, row))
      widest = max(widest, x + needed)
      x += needed + 18
    }
    self.entries = placed.map { (entry: $0.0, line: $0.1, x: $0.2, row: $0.3) }
    height = entries.isEmpty ? 0 : Double(row + 1) * Self.rowHeight
    self.width = widest
  }

  func draw(on canvas: Canvas, at origin: Point) {
    for (entry, line, x, row) in entries {
      let left = origin.x + x
      let middle = origin.y + (Double(row) + 0.5) * Self.rowHeight
      let sample = Self.sampleWidth(entry)
      if entry.isArea {
        canvas.fillRect(
          Rect(x: left, y: middle - 6, width: 12, height: 12), radius: 2, entry.colour)
      } else if entry.hasLine {
        canvas.strokeLine(
          [Point(x: left + 1, y: middle), Point(x: left + sample - 1, y: middle)],
          width: Theme.lineWidth, entry.colour, dash: entry.dash.lengths)
      }
      entry.marker?.draw(
        on: canvas, at: Point(x: left + sample / 2, y: middle), radius: 4, entry.colour, clip: nil)
      let style = TextStyle.tick.coloured(Theme.ink)
      canvas.place(
        line.placed(at: Point(x: left + sample + 6, y: middle + style.capHeight / 2), style))
    }
  }

  private static func sampleWidth(_ entry: Entry) -> Double {
    guard entry.hasLine, !entry.isArea else { return areaSample }
    // Three strokes, so that the marker in the middle leaves a gap on either side.
    let lengths = entry.dash.lengths
    return lengths.isEmpty ? sample : max(sample, 2 * lengths.reduce(0, +) + lengths[0] + 2)
  }
}
