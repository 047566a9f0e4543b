import Phrases

/// A bar chart whose bars run upwards, measured.
struct UprightBarLayout: PlotLayout {
  let insets: Insets
  let plotSize: Size
  let footnotes: [Phrase]
  let narrowest: Double

  private let chart: BarChart
  private let scale: AxisScale
  private let names: [TextLine]
  private let areNamesUpright: Bool
  private let values: [[TextLine]]
  private let ticks: [TextLine]
  private let title: TextLine
  private let legend: Legend?
  private let references: [(line: TextLine, value: Double)]

  init(_ chart: BarChart, _ request: LayoutRequest) throws(PlotError) {
    self.chart = chart
    let typesetter = request.typesetter
    let size = request.size ?? Size(width: chart.width, height: chart.height)
    scale = try chart.fitted(wanted: size.height < 260 ? 5 : 6)
    names = try typesetter.lines(chart.categories, .label, longest: 24)
    ticks = try typesetter.lines(scale.ticks.labels, .tick)
    var references: [(line: TextLine, value: Double)] = []
    for line in chart.references {
      references.append(
        (try typesetter.line(line.label, .note, longest: 32), line.value))
    }
    title = try typesetter.line(chart.axis.title, .axisTitle, within: size.width)
    legend = try chart.legend(width: size.width, typesetter)
    let left = (ticks.map(\.width).max() ?? 0) + 8
    let right = max(references.map { $0.line.width + 8 }.max() ?? 0, 4)
    let line = TextStyle.label.ascent + TextStyle.label.descent
    narrowest = max(Double(chart.categories.count) * line, 80)
    let width = request.plotSize?.width ?? max(size.width - left - right, narrowest)
    let pitch = width / Double(chart.categories.count)
    let widest = names.map(\.width).max() ?? 0
    areNamesUpright = widest + 8 > pitch
    var values: [[TextLine]] = []
    for texts in chart.valueTexts() { values.append(try typesetter.lines(texts, .label)) }
    (self.references, self.values) = (references, values)
    insets = Insets(
      top: (legend.map { $0.height + 6 } ?? 0) + TextStyle.axisTitle.lineHeight + 6 + line,
      left: left, bottom: 8 + (areNamesUpright ? widest : line), right: right
    )
    .union(request.insets)
    plotSize =
      request.plotSize
      ?? Size(width: width, height: max(size.height - insets.top - insets.bottom, 140))
    footnotes = chart.footnotes
  }

  func draw(on canvas: Canvas, plot: Rect) throws(PlotError) {
    func level(_ value: Double) -> Double { plot.maxY - plot.height * scale.position(of: value) }
    for (value, label) in zip(scale.ticks.values, ticks) {
      let y = level(value)
      canvas.strokeHairline(
        from: Point(x: plot.x, y: y), to: Point(x: plot.maxX, y: y), Theme.grid)
      canvas.place(
        label.placed(
          at: Point(x: plot.x - 8, y: y + TextStyle.tick.capHeight / 2), .tick, anchor: .end))
    }
    let pitch = plot.width / Double(chart.categories.count)
    let thickness = min(pitch * 0.78 / Double(chart.series.count), 64)
    let zero = level(0)
    // Numbers stand above bars only where each finds room over its own.
    let roomForValue = chart.series.count == 1 ? pitch : pitch * 0.78 / Double(chart.series.count)
    let showsValues = (values.joined().map(\.width).max() ?? 0) + 4 <= roomForValue
    for category in chart.categories.indices {
      let middle = plot.x + (Double(category) + 0.5) * pitch
      drawName(names[category], at: middle, on: canvas, plot: plot)
      for (index, one) in chart.series.enumerated() {
        let left = middle + (Double(index) - Double(chart.series.count) / 2) * thickness
        let inner = thickness - (chart.series.count == 1 ? 0 : 1)
        let end = level(one.values[category])
        canvas.fillRect(
          Rect(x: left, y: min(zero, end), width: inner, height: abs(end - zero)), radius: 0,
          chart.colour(index, category))
        var reach = min(end, zero)
        if !one.low.isEmpty {
          let centre = left + inner / 2
          canvas.strokeLine(
            [
              Point(x: centre, y: level(one.low[category])),
              Point(x: centre, y: level(one.high[category])),
            ], width: 2, Theme.ink.with(opacity: 0.75))
          reach = min(reach, level(one.high[category]) - 2)
        }
        guard showsValues else { continue }
        canvas.place(
          values[index][category].placed(
            at: Point(x: left + inner / 2, y: reach - 5), .label, anchor: .middle))
      }
    }
    canvas.strokeHairline(
      from: Point(x: plot.x, y: zero), to: Point(x: plot.maxX, y: zero), Theme.axis)
    drawReferences(on: canvas, plot: plot, level)
    let top = plot.y - insets.top
    canvas.place(
      title.placed(
        at: Point(
          x: plot.x - insets.left,
          y: top + (legend.map { $0.height + 6 } ?? 0) + TextStyle.axisTitle.ascent),
        .axisTitle))
    legend?.draw(on: canvas, at: Point(x: plot.x - insets.left, y: top))
  }

  private func drawName(
    _ name: TextLine, at middle: Double, on canvas: Canvas, plot: Rect
  ) {
    let style = TextStyle.label
    canvas.place(
      areNamesUpright
        ? name.placed(
          at: Point(x: middle + style.capHeight / 2, y: plot.maxY + 8), style, anchor: .end,
          isUpright: true)
        : name.placed(
          at: Point(x: middle, y: plot.maxY + 8 + style.ascent), style, anchor: .middle))
  }

  private func drawReferences(on canvas: Canvas, plot: Rect, _ level: (Double) -> Double) {
    let ordered = references.sorted { $0.value > $1.value }
    var heights = ordered.map { level($0.value) }
    Spread.apart(&heights, pitch: 14, within: plot.y...max(plot.maxY, plot.y + 14))
    for (reference, height) in zip(ordered, heights) {
      let y = level(reference.value)
      canvas.strokeLine(
        [Point(x: plot.x, y: y), Point(x: plot.maxX, y: y)], width: 1.25, Theme.reference,
        dash: [5, 4])
      canvas.place(
        reference.line.placed(
          at: Point(x: plot.maxX + 8, y: height + TextStyle.note.capHeight / 2), .note))
    }
  }
}
