import Phrases

/// The labels along one side of a matrix.
///
/// Where cells are smaller than a line of text, every second, fifth, tenth... label stands, and
/// `described` says so beside the axis title.
struct CellLabels {
  /// The room from the matrix to the far end of the labels.
  let room: Double
  /// How far a label may reach beyond the first or last cell.
  let overhang: Double

  private let lines: [TextLine]
  private let every: Int
  private let pitch: Double
  private let isRow: Bool
  private let isUpright: Bool
  private let isNumbered: Bool
  private let style: TextStyle

  private static let gap = 6.0

  init(
    _ texts: [String], pitch: Double, isRow: Bool, isNumbered: Bool, _ typesetter: Typesetter
  ) throws(PlotError) {
    self.pitch = pitch
    self.isRow = isRow
    self.isNumbered = isNumbered
    let colour = Theme.ink
    let usual = TextStyle(size: 11, colour: colour)
    let small = TextStyle(size: 9, colour: colour)
    style = pitch >= 13 ? usual : small
    let line = style.ascent + style.descent
    let needed = (line / pitch).rounded(.up)
    var every =
      [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].first {
        Double($0) >= needed
      } ?? 10_000
    var lines: [TextLine] = []
    for (index, text) in texts.enumerated() {
      lines.append(
        index % every == 0 ? try typesetter.line(text, style) : TextLine.empty)
    }
    let widest = lines.map(\.width).max() ?? 0
    var isUpright = false
    if !isRow {
      // Single characters may stand closer than words: they don't run together.
      let space = texts.allSatisfy { $0.count <= 1 } ? 1.0 : 4.0
      let fits = widest + space <= pitch * Double(every)
      isUpright = !fits
      if !fits, isNumbered {
        // Numbers stay level: fewer of them.
        let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
        every = steps.first { pitch * Double($0) >= widest + 8 } ?? 10_000
        isUpright = false
      }
    }
    self.every = every
    self.isUpright = isUpright
    self.lines = lines
    let depth = isRow || isUpright ? widest : line
    room = texts.isEmpty ? 0 : depth + Self.gap
    overhang = isRow || isUpright ? 0 : max(0, widest / 2 - pitch / 2)
  }

  /// Adds to an axis title how many labels are shown, unless all are or they are plain numbers.
  func described(_ title: Phrase) -> Phrase {
    guard every > 1, !isNumbered else { return title }
    let added: Phrase = every == 2 ? "every 2nd labelled" : "every \(every)th labelled"
    return title.isEmpty ? added : "\(title) (\(added))"
  }

  /// Draws the labels left of, or below, a corner of the matrix.
  func draw(on canvas: Canvas, origin: Point, length: Double) {
    for (index, line) in lines.enumerated() where index % every == 0 {
      let middle = (Double(index) + 0.5) * pitch
      if isRow {
        canvas.place(
          line.placed(
            at: Point(x: origin.x - Self.gap, y: origin.y + middle + style.capHeight / 2), style,
            anchor: .end))
      } else if isUpright {
        canvas.place(
          line.placed(
            at: Point(x: origin.x + middle + style.capHeight / 2, y: origin.y + Self.gap), style,
            anchor: .end, isUpright: true))
      } else {
        canvas.place(
          line.placed(
            at: Point(x: origin.x + middle, y: origin.y + Self.gap + style.ascent), style,
            anchor: .middle))
      }
    }
  }
}
