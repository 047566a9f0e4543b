import Phrases

/// The key of a colour map: a bar with ticks under its label, and a sample of the masked colour.
struct ColourBar {
  let map: ColourMap
  let range: ClosedRange<Double>
  /// The whole room, in points; the bar itself is narrower where a masked sample stands beside it.
  let size: Size
  /// How far the outermost labels reach beyond the bar's ends.
  let overhang: Double

  private let title: TextLine
  private let masked: TextLine?
  private let ticks: [(line: TextLine, position: Double)]
  private let barWidth: Double
  private let titleRows: Double
  /// Whether the sample of the masked colour stands right of the bar, else below it.
  private let isSampleBeside: Bool

  private static let barHeight = 10.0
  private static let sampleGap = 22.0
  private static let sampleRow = 20.0

  /// Measures a bar as wide as wanted, but at least 60 and at most 240 points.
  init(
    title: Phrase, map: ColourMap, range: ClosedRange<Double>, masked: Phrase?, width: Double,
    _ typesetter: Typesetter
  ) throws(PlotError) {
    self.map = map
    self.range = range
    self.title = try typesetter.line(title, .axisTitle)
    self.masked = try masked.map { name throws(PlotError) in try typesetter.line(name, .tick) }
    let barWidth = min(max(width, 60), 240)
    self.barWidth = barWidth
    let wanted = barWidth < 140 ? 3 : 5
    let all = Ticks.linear(range, wanted: wanted, fewest: barWidth < 140 ? 2 : 4, most: 6)
    var lines: [(line: TextLine, position: Double)] = []
    for (value, label) in zip(all.values, all.labels) {
      let line = try typesetter.line(label, .tick)
      lines.append((line, Self.position(of: value, in: range)))
    }
    let ticks = Self.thinned(lines, width: barWidth)
    self.ticks = ticks
    titleRows = self.title.words.isEmpty ? 0 : TextStyle.axisTitle.lineHeight + 1
    overhang =
      ticks.map { max($0.line.width / 2 - $0.position * barWidth, 0) }.max() ?? 0
    let beyond =
      ticks.map { max($0.line.width / 2 - (1 - $0.position) * barWidth, 0) }.max() ?? 0
    let sample = self.masked.map { 18 + $0.width } ?? 0
    let isBeside = barWidth >= 200
    isSampleBeside = isBeside
    let height = titleRows + Self.barHeight + 5 + TextStyle.tick.ascent + TextStyle.tick.descent
    size = Size(
      width: max(
        barWidth + max(isBeside && sample > 0 ? Self.sampleGap + sample : 0, beyond),
        isBeside ? 0 : sample, self.title.width),
      height: height + (isBeside || sample == 0 ? 0 : Self.sampleRow))
  }

  func draw(on canvas: Canvas, at origin: Point) {
    canvas.place(
      title.placed(at: Point(x: origin.x, y: origin.y + TextStyle.axisTitle.ascent), .axisTitle))
    let top = (origin.y + titleRows).rounded()
    let steps = Int(barWidth) * canvas.scale
    let step = 1 / Double(canvas.scale)
    let left = origin.x.rounded()
    for index in 0..<steps {
      let colour = map.colour(at: (Double(index) + 0.5) / Double(steps))
      canvas.fillCell(
        Rect(x: left + Double(index) * step, y: top, width: step, height: Self.barHeight), colour)
    }
    for (line, position) in ticks {
      let x = left + position * barWidth
      canvas.strokeHairline(
        from: Point(x: x, y: top + Self.barHeight), to: Point(x: x, y: top + Self.barHeight + 4),
        Theme.axis)
      canvas.place(
        line.placed(
          at: Point(x: x, y: top + Self.barHeight + 5 + TextStyle.tick.ascent), .tick,
          anchor: .middle))
    }
    if let masked {
      let x = isSampleBeside ? left + barWidth + Self.sampleGap : left
      let middle =
        isSampleBeside ? top + Self.barHeight / 2 : (origin.y + size.height - 6).rounded()
      canvas.fillCell(Rect(x: x, y: middle - 6, width: 12, height: 12), Theme.masked)
      canvas.place(
        masked.placed(at: Point(x: x + 18, y: middle + TextStyle.tick.capHeight / 2), .tick))
    }
  }

  /// Returns where a value lies within a range, `0...1`; a range without length counts as its middle.
  static func position(of value: Double, in range: ClosedRange<Double>) -> Double {
    let span = range.upperBound / 2 - range.lowerBound / 2
    return span > 0 ? (value / 2 - range.lowerBound / 2) / span : 0.5
  }

  private static func thinned(
    _ lines: [(line: TextLine, position: Double)], width: Double
  ) -> [(line: TextLine, position: Double)] {
    // Where labels must go, the one at zero stays.
    let zero = lines.firstIndex { $0.line.words.allSatisfy { $0 == "0" || $0 == "." } } ?? 0
    for every in 1...max(1, lines.count) {
      let kept = stride(from: zero % every, to: lines.count, by: every).map { lines[$0] }
      let isClear = zip(kept, kept.dropFirst()).allSatisfy { first, second in
        first.position * width + first.line.width / 2 + 6
          <= second.position * width - second.line.width / 2
      }
      if isClear { return kept }
    }
    return Array(lines.prefix(1))
  }
}
