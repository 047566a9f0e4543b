import Phrases

/// A scatter plot, measured.
struct ScatterPlotLayout: PlotLayout {
  let insets: Insets
  let plotSize: Size
  let footnotes: [Phrase]

  private let chart: ScatterPlot
  private let typesetter: Typesetter
  private let frame: ChartFrame
  private let legend: Legend?
  private let bar: ColourBar?
  private let levelLabels: [(line: TextLine, value: Double)]
  private let labels: [PointLabels.Placed]
  private let radius: Double
  private let opacity: Double

  init(_ chart: ScatterPlot, _ request: LayoutRequest) throws(PlotError) {
    self.chart = chart
    typesetter = request.typesetter
    let size = request.size ?? Size(width: chart.width, height: chart.height)
    let xs =
      chart.groups.flatMap(\.x)
      + chart.references.filter { $0.direction == .vertical }.map(\.value)
    let ys =
      chart.groups.flatMap(\.y)
      + chart.references.filter { $0.direction == .horizontal }.map(\.value)
    let wanted = size.width < 400 ? 4 : 6
    var x = try AxisScale(chart.xAxis, xs, margin: 0.05, wanted: wanted)
    var y = try AxisScale(chart.yAxis, ys, margin: 0.05, wanted: wanted)
    if chart.hasEqualAspect {
      (x, y) = try Self.equalised(
        chart, x, y, wanted)
    }
    let entries = chart.groups.indices.map { index in
      Legend.Entry(
        name: chart.groups[index].name, colour: Self.colour(chart, index),
        marker: Self.marker(chart, index), hasLine: false)
    }
    legend = chart.groups.count > 1 ? try Legend(entries, width: size.width, typesetter) : nil
    bar = try chart.field?.bar(typesetter)
    var levelLabels: [(line: TextLine, value: Double)] = []
    for line in chart.references where line.direction == .horizontal && !line.label.isEmpty {
      levelLabels.append(
        (try typesetter.line(line.label, .note, longest: 32), line.value))
    }
    self.levelLabels = levelLabels
    frame = try ChartFrame(
      x: x, y: y, xTitle: chart.xAxis.title, yTitle: chart.yAxis.title,
      uprightLabels: chart.references.filter { $0.direction == .vertical },
      legendHeight: (legend?.height ?? 0) + (bar.map { $0.size.height + Self.barGap } ?? 0),
      rightRoom: levelLabels.map { $0.line.width + 8 }.max() ?? 0, size: size,
      least: request.insets, typesetter)
    var insets = frame.insets
    let width = max(size.width - insets.left - insets.right, 80)
    let height = max(size.height - insets.top - insets.bottom, 120)
    let room = request.size == nil && chart.hasEqualAspect ? Self.tallest : height
    plotSize = request.plotSize ?? Self.area(Size(width: width, height: room), chart, x, y)
    if request.size == nil {
      // A plot of equal aspect may be narrower than what stands above and below it.
      let around = max(
        legend?.width ?? 0, bar?.size.width ?? 0, frame.reach(plotWidth: plotSize.width))
      insets.right = max(insets.right, around - insets.left - plotSize.width)
    }
    self.insets = insets

    let count = chart.groups.reduce(0) { $0 + $1.x.count }
    (radius, opacity) = count > 5000 ? (1.75, 0.25) : count > 500 ? (2.5, 0.4) : (3.75, 0.9)
    let placement = try PointLabels.place(
      chart, in: Self.area(plotSize, chart, x, y), x: x, y: y, radius: radius, typesetter)
    labels = placement.placed
    var notes: [Phrase] = []
    if placement.placed.count < placement.wanted {
      notes.append("\(placement.placed.count) of \(placement.wanted) points labelled.")
    }
    if let footnote = chart.footnote { notes.append(footnote) }
    footnotes = notes
  }

  func draw(on canvas: Canvas, plot whole: Rect) throws(PlotError) {
    let area = Self.area(
      Size(width: whole.width, height: whole.height), chart, frame.x, frame.y)
    let plot = Rect(x: whole.x, y: whole.y, width: area.width, height: area.height)
    chart.field?.draw(on: canvas, plot: plot, frame)
    if chart.field == nil { frame.drawGrid(on: canvas, plot: plot, upright: true) }
    frame.drawReferences(chart.references, on: canvas, plot: plot)
    for (index, group) in chart.groups.enumerated() {
      let colour = Self.colour(chart, index).with(opacity: opacity)
      let marker = Self.marker(chart, index)
      for (x, y) in zip(group.x, group.y) {
        marker.draw(
          on: canvas,
          at: Point(
            x: plot.x + plot.width * frame.x.position(of: x),
            y: plot.maxY - plot.height * frame.y.position(of: y)),
          radius: radius, colour, clip: plot.grown(by: 5))
      }
    }
    frame.drawAxes(on: canvas, plot: plot)
    let top = Point(x: plot.x - insets.left, y: plot.y - insets.top)
    legend?.draw(on: canvas, at: top)
    bar?.draw(
      on: canvas,
      at: Point(x: top.x, y: top.y + (legend.map { $0.height + Self.barGap } ?? 0)))
    // Beside a taller panel the area may be another one, were it by a rounding only.
    let isAsMeasured = whole.width == plotSize.width && whole.height == plotSize.height
    let shown =
      isAsMeasured
      ? labels
      : try PointLabels.place(
        chart, in: area, x: frame.x, y: frame.y, radius: radius, typesetter
      ).placed
    for label in shown {
      canvas.place(
        label.line.placed(
          at: Point(x: plot.x + label.place.x, y: plot.y + label.place.y), PointLabels.style))
    }
    let ordered = levelLabels.sorted { $0.value > $1.value }
    var heights = ordered.map { plot.maxY - plot.height * frame.y.position(of: $0.value) }
    Spread.apart(&heights, pitch: 14, within: plot.y...max(plot.maxY, plot.y + 14))
    for (label, height) in zip(ordered, heights) {
      canvas.place(
        label.line.placed(
          at: Point(x: plot.maxX + 8, y: height + TextStyle.note.capHeight / 2), .note))
    }
  }

  private static func span(_ scale: AxisScale) -> Double {
    scale.domain.upperBound - scale.domain.lowerBound
  }

  /// The largest part of a room where a unit is as long on both axes, if that is asked for.
  private static func area(
    _ room: Size, _ chart: ScatterPlot, _ x: AxisScale, _ y: AxisScale
  ) -> Size {
    guard chart.hasEqualAspect else { return room }
    let unit = min(room.width / span(x), room.height / span(y))
    return Size(width: unit * span(x), height: unit * span(y))
  }

  private static let barGap = 10.0

  /// The tallest plot of equal aspect, in points.
  private static let tallest = 560.0

  /// Widens an axis that is less than half of the other.
  private static func equalised(
    _ chart: ScatterPlot, _ x: AxisScale, _ y: AxisScale, _ wanted: Int
  ) throws(PlotError) -> (AxisScale, AxisScale) {
    func widened(_ scale: AxisScale, to span: Double) -> ClosedRange<Double> {
      let middle = scale.domain.lowerBound / 2 + scale.domain.upperBound / 2
      return (middle - span / 2)...(middle + span / 2)
    }
    var (xAxis, yAxis) = (chart.xAxis, chart.yAxis)
    xAxis.limits = widened(x, to: max(span(x), span(y) / 2))
    yAxis.limits = widened(y, to: max(span(y), span(x) / 2))
    return (
      try AxisScale(xAxis, [], wanted: wanted), try AxisScale(yAxis, [], wanted: wanted)
    )
  }

  static func colour(_ chart: ScatterPlot, _ index: Int) -> Colour {
    chart.groups[index].colour ?? Theme.categories[index % Theme.categories.count]
  }

  static func marker(_ chart: ScatterPlot, _ index: Int) -> Marker {
    chart.groups[index].marker ?? Marker.allCases[index % Marker.allCases.count]
  }
}
