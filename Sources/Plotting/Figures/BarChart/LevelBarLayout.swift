import Phrases

/// A bar chart whose bars run to the right, measured.
struct LevelBarLayout: PlotLayout {
  let insets: Insets
  let plotSize: Size
  let footnotes: [Phrase]

  private let chart: BarChart
  private let scale: AxisScale
  private let names: [TextLine]
  private let values: [[TextLine]]
  private let ticks: [TextLine]
  private let title: TextLine
  private let legend: Legend?
  private let references: [(line: TextLine, value: Double)]
  private let barHeight: Double

  private static let gap = 8.0

  init(_ chart: BarChart, _ request: LayoutRequest) throws(PlotError) {
    self.chart = chart
    let typesetter = request.typesetter
    let size = request.size ?? Size(width: chart.width, height: chart.height)
    scale = try chart.fitted(wanted: size.width < 400 ? 4 : 6)
    var values: [[TextLine]] = []
    for texts in chart.valueTexts() { values.append(try typesetter.lines(texts, .label)) }
    title = try typesetter.line(chart.axis.title, .axisTitle, within: size.width)
    legend = try chart.legend(width: size.width, typesetter)
    names = try typesetter.lines(chart.categories, .label, longest: 36)
    ticks = try typesetter.lines(scale.ticks.labels, .tick)
    var references: [(line: TextLine, value: Double)] = []
    for line in chart.references {
      references.append(
        (try typesetter.line(line.label, .note, longest: 40), line.value))
    }
    (self.values, self.references) = (values, references)
    barHeight = chart.series.count == 1 ? 18 : 13
    let left = max((names.map(\.width).max() ?? 0) + Self.gap, 12)
    let right = max(
      (values.joined().map(\.width).max() ?? 0) + 6, (ticks.last?.width ?? 0) / 2, 4)
    insets = Insets(
      top: (legend.map { $0.height + 8 } ?? 0)
        + Double(references.count) * TextStyle.note.lineHeight + (references.isEmpty ? 0 : 4),
      left: left,
      bottom: 8 + TextStyle.tick.ascent + TextStyle.tick.descent + 4
        + TextStyle.axisTitle.lineHeight,
      right: right
    )
    .union(request.insets)
    let pitch = barHeight * Double(chart.series.count) + (chart.series.count == 1 ? 9 : 13)
    plotSize =
      request.plotSize
      ?? Size(
        width: max(size.width - left - right, 80),
        height: pitch * Double(chart.categories.count) + 4)
    footnotes = chart.footnotes
  }

  func draw(on canvas: Canvas, plot: Rect) throws(PlotError) {
    func along(_ value: Double) -> Double { plot.x + plot.width * scale.position(of: value) }
    var lastEnd = -Double.infinity
    for (value, label) in zip(scale.ticks.values, ticks) {
      let x = along(value)
      canvas.strokeHairline(
        from: Point(x: x, y: plot.y), to: Point(x: x, y: plot.maxY), Theme.grid)
      guard x - label.width / 2 > lastEnd + 6 else { continue }
      lastEnd = x + label.width / 2
      canvas.place(
        label.placed(
          at: Point(x: x, y: plot.maxY + 8 + TextStyle.tick.ascent), .tick, anchor: .middle))
    }
    let pitch = plot.height / Double(chart.categories.count)
    let thickness = min(barHeight, pitch * 0.8 / Double(chart.series.count))
    let zero = along(0)
    for category in chart.categories.indices {
      let middle = plot.y + (Double(category) + 0.5) * pitch
      canvas.place(
        names[category].placed(
          at: Point(x: plot.x - Self.gap, y: middle + TextStyle.label.capHeight / 2), .label,
          anchor: .end))
      for (index, one) in chart.series.enumerated() {
        let top = middle + (Double(index) - Double(chart.series.count) / 2) * thickness
        let value = one.values[category]
        let inner = thickness - (chart.series.count == 1 ? 0 : 1)
        let end = along(value)
        canvas.fillRect(
          Rect(x: min(zero, end), y: top, width: abs(end - zero), height: inner), radius: 0,
          chart.colour(index, category))
        var reach = max(end, zero)
        if !one.low.isEmpty {
          let centre = top + inner / 2
          canvas.strokeLine(
            [
              Point(x: along(one.low[category]), y: centre),
              Point(x: along(one.high[category]), y: centre),
            ], width: 2, Theme.ink.with(opacity: 0.75))
          reach = max(reach, along(one.high[category]) + 2)
        }
        canvas.place(
          values[index][category].placed(
            at: Point(x: reach + 6, y: top + inner / 2 + TextStyle.label.capHeight / 2), .label))
      }
    }
    canvas.strokeHairline(
      from: Point(x: zero, y: plot.y), to: Point(x: zero, y: plot.maxY), Theme.axis)
    for (index, reference) in references.enumerated() {
      let x = along(reference.value)
      let foot =
        plot.y - 4 - Double(references.count - 1 - index) * TextStyle.note.lineHeight
        - TextStyle.note.descent
      canvas.strokeLine(
        [Point(x: x, y: foot + TextStyle.note.descent + 1), Point(x: x, y: plot.maxY)],
        width: 1.25, Theme.reference, dash: [5, 4])
      let half = reference.line.width / 2
      let centre = max(plot.x - insets.left + half, min(x, plot.maxX + insets.right - half))
      canvas.place(
        reference.line.placed(at: Point(x: centre, y: foot), .note, anchor: .middle))
    }
    canvas.place(
      title.placed(
        at: Point(
          x: max(plot.maxX, plot.x - insets.left + title.width),
          y: plot.maxY + 12 + TextStyle.tick.ascent + TextStyle.tick.descent
            + TextStyle.axisTitle.ascent),
        .axisTitle, anchor: .end))
    legend?.draw(on: canvas, at: Point(x: plot.x - insets.left, y: plot.y - insets.top))
  }
}
