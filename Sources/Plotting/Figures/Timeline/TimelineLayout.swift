import Phrases

/// A timeline, measured: the line is true to time, and texts move aside where years are close.
struct TimelineLayout: PlotLayout {
  let insets = Insets(top: 0, left: 0, bottom: 0, right: 0)
  let plotSize: Size
  let footnotes: [Phrase]
  var isStretchable: Bool { false }

  private let texts: [PlacedText]
  private let marks: [Double]
  private let leaders: [[Point]]
  private let lineY: Double
  private let ticks: [Double]

  private static let nameStyle = TextStyle(size: 12, isBold: true)
  private static let detailStyle = TextStyle(size: 10.5, colour: Theme.quietInk)
  private static let stem = 30.0
  private static let tickRoom = 20.0

  init(_ timeline: Timeline, _ request: LayoutRequest) throws(PlotError) {
    let typesetter = request.typesetter
    let width = request.size?.width ?? timeline.width
    let entries = timeline.entries
    let (first, last) = (entries[0].year, entries[entries.count - 1].year)
    let span = Double(max(last - first, 1))
    // Texts of one side stand next to each other; two entries of one side share twice the pitch.
    let sides = entries.indices.map { $0 % 2 == 0 }
    let perSide = Double(max(sides.count { $0 }, sides.count { !$0 }))
    let textWidth = min(186, (width - 12 * (perSide - 1)) / perSide)
    let margin = min(textWidth / 2, 60)
    func x(of year: Int) -> Double {
      margin + Double(year - first) / span * (width - 2 * margin)
    }
    var blocks: [(lines: [(TextLine, TextStyle)], height: Double)] = []
    for entry in entries {
      var lines: [(TextLine, TextStyle)] = []
      for (text, style) in [
        ("\(entry.year) \(entry.name)" as Phrase, Self.nameStyle), (entry.detail, Self.detailStyle),
      ] {
        for line in try typesetter.wrap(text, style, width: textWidth) {
          lines.append((line, style))
        }
      }
      blocks.append((lines, lines.reduce(0) { $0 + $1.1.lineHeight }))
    }
    let above = entries.indices.filter { sides[$0] }.map { blocks[$0].height }.max() ?? 0
    let below = entries.indices.filter { !sides[$0] }.map { blocks[$0].height }.max() ?? 0
    lineY = above + Self.stem
    var texts: [PlacedText] = []
    var leaders: [[Point]] = []
    for isAbove in [true, false] {
      let chosen = entries.indices.filter { sides[$0] == isAbove }
      var places = chosen.map { x(of: entries[$0].year) }
      Spread.apart(
        &places, pitch: textWidth + 12,
        within: textWidth / 2...max(width - textWidth / 2, textWidth / 2))
      for (index, middle) in zip(chosen, places) {
        let left = middle - textWidth / 2
        let top =
          isAbove ? above - blocks[index].height : lineY + Self.stem + Self.tickRoom
        var foot = top
        for (line, style) in blocks[index].lines {
          texts.append(line.placed(at: Point(x: left, y: foot + style.ascent), style))
          foot += style.lineHeight
        }
        let year = x(of: entries[index].year)
        let near = isAbove ? above + 4 : top - 4
        let bend = isAbove ? lineY - 12 : lineY + Self.tickRoom + 2
        leaders.append([
          Point(x: year, y: lineY), Point(x: year, y: bend),
          Point(x: min(max(year, left), left + textWidth), y: near),
        ])
      }
    }
    var ticks: [Double] = []
    for year in first...last {
      ticks.append(x(of: year))
      let label = try typesetter.line("\(year)", .tick)
      // Beside the line, a little to the right where a leader goes down.
      texts.append(
        label.placed(
          at: Point(x: x(of: year) + 4, y: lineY + 5 + TextStyle.tick.ascent), .tick))
    }
    marks = entries.map { x(of: $0.year) }
    (self.texts, self.leaders, self.ticks) = (texts, leaders, ticks)
    plotSize = Size(
      width: max(width, (ticks.last ?? 0) + 40),
      height: lineY + Self.tickRoom + (below > 0 ? Self.stem + below : 0))
    footnotes = timeline.footnote.map { [$0] } ?? []
  }

  func draw(on canvas: Canvas, plot: Rect) throws(PlotError) {
    func moved(_ point: Point) -> Point { Point(x: point.x + plot.x, y: point.y + plot.y) }
    for leader in leaders { canvas.strokeLine(leader.map(moved), width: 1, Theme.axis) }
    canvas.strokeLine(
      [
        moved(Point(x: (ticks.first ?? 0) - 12, y: lineY)),
        moved(Point(x: (ticks.last ?? 0) + 12, y: lineY)),
      ], width: 2, Theme.reference)
    for tick in ticks {
      canvas.strokeHairline(
        from: moved(Point(x: tick, y: lineY)), to: moved(Point(x: tick, y: lineY + 5)),
        Theme.reference)
    }
    for mark in marks {
      let centre = moved(Point(x: mark, y: lineY))
      canvas.fillDisc(centre: centre, radius: 6.5, Theme.background)
      canvas.fillDisc(centre: centre, radius: 5, Theme.categories[0])
    }
    for text in texts {
      canvas.place(
        PlacedText(
          words: text.words, style: text.style, anchor: text.anchor, isUpright: text.isUpright,
          place: moved(text.place), width: text.width))
    }
  }
}
