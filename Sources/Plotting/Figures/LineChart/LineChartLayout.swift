import Phrases

/// A line chart, measured.
struct LineChartLayout: PlotLayout {
  let insets: Insets
  let plotSize: Size
  let footnotes: [Phrase]

  private let chart: LineChart
  private let frame: ChartFrame
  private let legend: Legend?
  private let endLabels: [EndLabel]

  /// A name to the right of the plot, level with what it names.
  private struct EndLabel {
    var line: TextLine
    var style: TextStyle
    /// `0...1` up the plot.
    var position: Double
  }

  init(_ chart: LineChart, _ request: LayoutRequest) throws(PlotError) {
    self.chart = chart
    let typesetter = request.typesetter
    let size = request.size ?? Size(width: chart.width, height: chart.height)
    var xs = chart.series.flatMap { $0.x + ($0.raw?.x ?? []) }
    var ys = chart.series.flatMap {
      $0.y + Self.trimmed($0.raw?.y ?? []) + ($0.band?.low ?? []) + ($0.band?.high ?? [])
    }
    xs += chart.references.filter { $0.direction == .vertical }.map(\.value)
    ys += chart.references.filter { $0.direction == .horizontal }.map(\.value)
    let hasMarkers = chart.series.contains { $0.marker != nil }
    let x = try AxisScale(
      chart.xAxis, xs, margin: hasMarkers ? 0.025 : 0, wanted: size.width < 400 ? 4 : 6)
    let y = try AxisScale(chart.yAxis, ys, wanted: size.height < 260 ? 5 : 6)

    let usesEnds = Self.usesEnds(chart, x)
    var endLabels: [EndLabel] = []
    if usesEnds {
      for (index, one) in chart.series.enumerated()
      where chart.series.count > 1 || !one.name.isEmpty {
        guard let last = one.y.last, !one.name.isEmpty else { continue }
        let colour = Self.colour(chart, index).readable(on: Theme.background)
        let style = TextStyle(size: Theme.labelSize, isBold: true, colour: colour)
        endLabels.append(
          EndLabel(
            line: try typesetter.line(one.name, style, longest: 32),
            style: style, position: y.position(of: last)))
      }
    }
    for line in chart.references where line.direction == .horizontal && !line.label.isEmpty {
      endLabels.append(
        EndLabel(
          line: try typesetter.line(line.label, .note, longest: 32), style: .note,
          position: y.position(of: line.value)))
    }
    self.endLabels = endLabels
    let labelRoom = endLabels.map(\.line.width).max().map { $0 + 8 } ?? 0
    let named = chart.series.count > 1
    legend =
      usesEnds || !named
      ? nil
      : try Legend(
        chart.series.indices.filter { !chart.series[$0].name.isEmpty }.map { index in
          Legend.Entry(
            name: chart.series[index].name, colour: Self.colour(chart, index),
            dash: chart.series[index].dash, marker: chart.series[index].marker)
        }, width: size.width, typesetter)
    frame = try ChartFrame(
      x: x, y: y, xTitle: chart.xAxis.title, yTitle: chart.yAxis.title,
      uprightLabels: chart.references.filter { $0.direction == .vertical },
      legendHeight: legend?.height ?? 0, rightRoom: labelRoom, size: size,
      least: request.insets, typesetter)
    insets = frame.insets
    plotSize =
      request.plotSize
      ?? Size(
        width: max(size.width - insets.left - insets.right, 80),
        height: max(size.height - insets.top - insets.bottom, 120))
    footnotes = Self.footnotes(chart)
  }

  func draw(on canvas: Canvas, plot: Rect) throws(PlotError) {
    frame.drawGrid(on: canvas, plot: plot, upright: false)
    let clip = plot.grown(by: 5)
    func place(_ x: Double, _ y: Double) -> Point {
      Point(
        x: plot.x + plot.width * frame.x.position(of: x),
        y: plot.maxY - plot.height * frame.y.position(of: y))
    }
    let colours = chart.series.indices.map { Self.colour(chart, $0) }
    for (one, colour) in zip(chart.series, colours) {
      if let band = one.band, band.count > 1 {
        let low = zip(one.x, band.low).map(place)
        let high = zip(one.x, band.high).map(place)
        canvas.fillPolygon(high + low.reversed(), colour.with(opacity: 0.16), clip: plot)
      }
      if let raw = one.raw {
        canvas.strokeLine(
          zip(raw.x, raw.y).map(place), width: 1, colour.with(opacity: 0.25), clip: plot)
      }
    }
    frame.drawReferences(chart.references, on: canvas, plot: plot)
    for (one, colour) in zip(chart.series, colours) {
      let points = zip(one.x, one.y).map(place)
      canvas.strokeLine(
        points, width: Theme.lineWidth, colour, dash: one.dash.lengths, clip: clip)
      let marker = one.marker ?? (points.count == 1 ? .disc : nil)
      for point in points {
        marker?.draw(on: canvas, at: point, radius: 3.5, colour, clip: clip)
      }
    }
    frame.drawAxes(on: canvas, plot: plot)
    legend?.draw(
      on: canvas, at: Point(x: plot.x - frame.insets.left, y: plot.y - frame.insets.top))
    drawEndLabels(on: canvas, plot: plot)
  }

  /// Draws the names at the right, moved apart where they would touch.
  private func drawEndLabels(on canvas: Canvas, plot: Rect) {
    let pitch = 14.0
    let ordered = endLabels.sorted { $0.position > $1.position }
    var heights = ordered.map { plot.maxY - plot.height * min(max($0.position, 0), 1) }
    Spread.apart(
      &heights, pitch: pitch, within: (plot.y)...(max(plot.maxY, plot.y + pitch)))
    for (label, height) in zip(ordered, heights) {
      canvas.place(
        label.line.placed(
          at: Point(x: plot.maxX + 8, y: height + label.style.capHeight / 2), label.style))
    }
  }

  static func colour(_ chart: LineChart, _ index: Int) -> Colour {
    chart.series[index].colour ?? Theme.categories[index % Theme.categories.count]
  }

  /// Names stand at the ends where every curve ends near the right and all names find room.
  private static func usesEnds(_ chart: LineChart, _ x: AxisScale) -> Bool {
    switch chart.names {
    case .ends: return true
    case .legend: return false
    case .automatic:
      return chart.series.count <= 10
        && chart.series.allSatisfy { ($0.x.last).map { x.position(of: $0) > 0.94 } ?? false }
    }
  }

  /// What of a raw curve sets the height of the chart: all but the outermost 1 % at either end.
  ///
  /// One spike would otherwise press all else to the floor; what lies beyond is cut off at the edge.
  private static func trimmed(_ numbers: [Double]) -> [Double] {
    guard numbers.count >= 100 else { return numbers }
    let sorted = numbers.sorted()
    let cut = sorted.count / 100
    return [sorted[cut], sorted[sorted.count - 1 - cut]]
  }

  private static func footnotes(_ chart: LineChart) -> [Phrase] {
    var notes: [Phrase] = []
    func add(_ note: Phrase) {
      if !notes.contains(note) { notes.append(note) }
    }
    for one in chart.series {
      if let raw = one.raw { add("Faint: as measured. Strong: \(raw.smoothing).") }
      if let band = one.band, band.count > 1 {
        add("Line and band: \(band.meaning) of \(band.count) \(band.of).")
      }
    }
    if let footnote = chart.footnote { add(footnote) }
    return notes
  }
}
