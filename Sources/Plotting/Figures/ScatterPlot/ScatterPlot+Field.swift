import Phrases
import Platform

extension ScatterPlot.Field {
  func document(in catalogue: Catalogue) -> JSONValue {
    .object([
      "title": .text(title, in: catalogue), "values": .array(values.map(JSONValue.numbers)),
      "x": .numbers([x.lowerBound, x.upperBound]), "y": .numbers([y.lowerBound, y.upperBound]),
      "range": .numbers([range.lowerBound, range.upperBound]),
    ])
  }

  func check(in chart: ScatterPlot) throws(PlotError) {
    guard let columns = values.first?.count, columns > 0,
      values.allSatisfy({ $0.count == columns })
    else {
      throw PlotError(
        "The field of \"\(chart.title)\" is no matrix: give rows of as many numbers each.")
    }
    for row in values { try Check.finite(row, "the field of \"\(chart.title)\"") }
    guard chart.xAxis.scale == .linear, chart.yAxis.scale == .linear else {
      throw PlotError(
        "The scatter plot \"\(chart.title)\" has a field on a logarithmic axis: use linear axes.")
    }
  }

  func bar(_ typesetter: Typesetter) throws(PlotError) -> ColourBar? {
    guard showsBar else { return nil }
    return try ColourBar(
      title: title, map: colours, range: range, masked: nil, width: 240, typesetter)
  }

  /// Draws the field within a plot, in cells of whole pixels without seams.
  func draw(on canvas: Canvas, plot: Rect, _ frame: ChartFrame) {
    func place(_ share: Double, _ ends: ClosedRange<Double>, _ scale: AxisScale) -> Double {
      scale.position(of: ends.lowerBound + share * (ends.upperBound - ends.lowerBound))
    }
    func clipped(_ value: Double, _ low: Double, _ high: Double) -> Double {
      min(max(value, low), high).rounded()
    }
    let columns = values[0].count
    let lefts = (0...columns).map { column in
      let share = place(Double(column) / Double(columns), x, frame.x)
      return clipped(plot.x + plot.width * share, plot.x, plot.maxX)
    }
    let tops = (0...values.count).map { row in
      let share = place(1 - Double(row) / Double(values.count), y, frame.y)
      return clipped(plot.maxY - plot.height * share, plot.y, plot.maxY)
    }
    for (row, cells) in values.enumerated() {
      for (column, value) in cells.enumerated() {
        let rect = Rect(
          x: lefts[column], y: tops[row], width: lefts[column + 1] - lefts[column],
          height: tops[row + 1] - tops[row])
        guard rect.width > 0, rect.height > 0 else { continue }
        canvas.fillCell(
          rect, colours.colour(at: ColourBar.position(of: value, in: range)))
      }
    }
  }
}
