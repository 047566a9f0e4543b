import Phrases

/// Axes, grid, titles and reference lines of a chart with numbers along both sides.
struct ChartFrame {
  let x: AxisScale
  let y: AxisScale
  let insets: Insets

  private let xTitle: TextLine
  private let yTitle: TextLine
  private let xLabels: [TextLine]
  private let yLabels: [TextLine]
  private let uprightLabels: [(line: TextLine, value: Double, row: Int)]
  private let legendHeight: Double

  init(
    x: AxisScale, y: AxisScale, xTitle: Phrase, yTitle: Phrase, uprightLabels: [ReferenceLine],
    legendHeight: Double, rightRoom: Double, size: Size, least: Insets,
    _ typesetter: Typesetter
  ) throws(PlotError) {
    self.x = x
    self.y = y
    self.legendHeight = legendHeight
    self.xTitle = try typesetter.line(xTitle, .axisTitle, within: size.width)
    self.yTitle = try typesetter.line(yTitle, .axisTitle, within: size.width)
    var xLabels = try typesetter.lines(x.ticks.labels, .tick)
    let yLabels = try typesetter.lines(y.ticks.labels, .tick)
    let left = max((yLabels.map(\.width).max() ?? 0) + 8, least.left)
    let overhang = xLabels.last.map { $0.width / 2 } ?? 0
    let right = max(rightRoom, overhang, 4)
    let plotWidth = max(size.width - left - right, 80)
    xLabels = Self.thinned(xLabels, x, width: plotWidth)
    self.xLabels = xLabels
    self.yLabels = yLabels

    // The labels of upright lines stand above the plot, in as many rows as they need.
    var placed: [(line: TextLine, value: Double, row: Int)] = []
    var rows: [Double] = []
    for reference in uprightLabels.sorted(by: { $0.value < $1.value })
    where !reference.label.isEmpty {
      let line = try typesetter.line(reference.label, .note, longest: 40)
      let start = Self.start(of: line, at: x.position(of: reference.value), width: plotWidth)
      let row = rows.firstIndex { $0 + 8 <= start } ?? rows.count
      if row == rows.count { rows.append(0) }
      rows[row] = start + line.width
      placed.append((line, reference.value, row))
    }
    self.uprightLabels = placed
    let titleRow = self.yTitle.words.isEmpty ? 4 : TextStyle.axisTitle.lineHeight + 6
    insets = Insets(
      top: legendHeight + (legendHeight > 0 ? 10 : 0) + titleRow
        + Double(rows.count) * TextStyle.note.lineHeight,
      left: left,
      bottom: 8 + TextStyle.tick.ascent + TextStyle.tick.descent
        + (self.xTitle.words.isEmpty ? 0 : 4 + TextStyle.axisTitle.lineHeight),
      right: right
    ).union(least)
  }

  /// Draws light lines behind the data.
  func drawGrid(on canvas: Canvas, plot: Rect, upright: Bool) {
    for value in y.ticks.values {
      let level = plot.maxY - plot.height * y.position(of: value)
      canvas.strokeHairline(
        from: Point(x: plot.x, y: level), to: Point(x: plot.maxX, y: level), Theme.grid)
    }
    guard upright else { return }
    for value in x.ticks.values {
      let along = plot.x + plot.width * x.position(of: value)
      canvas.strokeHairline(
        from: Point(x: along, y: plot.y), to: Point(x: along, y: plot.maxY), Theme.grid)
    }
  }

  /// Draws the foot of the plot, ticks, their labels and the titles.
  func drawAxes(on canvas: Canvas, plot: Rect, hasFoot: Bool = true) {
    let foot = plot.maxY
    if hasFoot {
      canvas.strokeHairline(
        from: Point(x: plot.x, y: foot), to: Point(x: plot.maxX, y: foot), Theme.axis)
    }
    for (value, label) in zip(x.ticks.values, xLabels) {
      let along = plot.x + plot.width * x.position(of: value)
      if hasFoot {
        canvas.strokeHairline(
          from: Point(x: along, y: foot), to: Point(x: along, y: foot + 5), Theme.axis)
      }
      canvas.place(
        label.placed(
          at: Point(x: along, y: foot + 8 + TextStyle.tick.ascent), .tick, anchor: .middle))
    }
    for value in x.ticks.minor where hasFoot {
      let along = plot.x + plot.width * x.position(of: value)
      canvas.strokeHairline(
        from: Point(x: along, y: foot), to: Point(x: along, y: foot + 3), Theme.axis)
    }
    for (value, label) in zip(y.ticks.values, yLabels) {
      let level = plot.maxY - plot.height * y.position(of: value)
      canvas.place(
        label.placed(
          at: Point(x: plot.x - 8, y: level + TextStyle.tick.capHeight / 2), .tick, anchor: .end))
    }
    for value in y.ticks.minor {
      let level = plot.maxY - plot.height * y.position(of: value)
      canvas.strokeHairline(
        from: Point(x: plot.x - 4, y: level), to: Point(x: plot.x, y: level), Theme.grid)
    }
    // It ends level with the plot, unless it is so long that it would leave the figure on the left.
    canvas.place(
      xTitle.placed(
        at: Point(
          x: max(plot.maxX, plot.x - insets.left + xTitle.width),
          y: foot + 8 + TextStyle.tick.ascent + TextStyle.tick.descent + 4
            + TextStyle.axisTitle.ascent),
        .axisTitle, anchor: .end))
    canvas.place(
      yTitle.placed(
        at: Point(
          x: plot.x - insets.left,
          y: plot.y - insets.top + legendHeight + (legendHeight > 0 ? 10 : 0)
            + TextStyle.axisTitle.ascent),
        .axisTitle))
  }

  /// Draws reference lines, and the labels of those that run up the plot.
  func drawReferences(_ references: [ReferenceLine], on canvas: Canvas, plot: Rect) {
    for reference in references {
      let ends: [Point]
      switch reference.direction {
      case .horizontal:
        let level = plot.maxY - plot.height * y.position(of: reference.value)
        ends = [Point(x: plot.x, y: level), Point(x: plot.maxX, y: level)]
      case .vertical:
        let along = plot.x + plot.width * x.position(of: reference.value)
        ends = [Point(x: along, y: plot.y), Point(x: along, y: plot.maxY)]
      }
      canvas.strokeLine(ends, width: 1.25, Theme.reference, dash: [5, 4])
    }
    for (line, value, row) in uprightLabels {
      let start = Self.start(of: line, at: x.position(of: value), width: plot.width)
      canvas.place(
        line.placed(
          at: Point(
            x: plot.x + start,
            y: plot.y - 4 - Double(row) * TextStyle.note.lineHeight - TextStyle.note.descent),
          .note))
    }
  }

  /// How far the title of the x axis and the labels above the plot reach, from the left end of the
  /// labels of the y axis.
  func reach(plotWidth: Double) -> Double {
    let ends = uprightLabels.map { label in
      Self.start(of: label.line, at: x.position(of: label.value), width: plotWidth)
        + label.line.width
    }
    return max(xTitle.width, insets.left + (ends.max() ?? 0))
  }

  /// Where a label above the plot starts, so that it stands over its line and within the plot.
  private static func start(
    of line: TextLine, at position: Double, width: Double
  ) -> Double {
    max(0, min(position * width - line.width / 2, width - line.width))
  }

  /// Leaves out labels until none touches the next.
  private static func thinned(
    _ labels: [TextLine], _ scale: AxisScale, width: Double
  ) -> [TextLine] {
    let places = scale.ticks.values.map { scale.position(of: $0) * width }
    for every in 1...max(1, labels.count) {
      let kept = stride(from: 0, to: labels.count, by: every)
      let isClear = zip(kept, kept.dropFirst()).allSatisfy { first, second in
        places[first] + labels[first].width / 2 + 8 <= places[second] - labels[second].width / 2
      }
      guard isClear else { continue }
      return labels.enumerated().map { index, label in
        index % every == 0 ? label : TextLine.empty
      }
    }
    return labels
  }
}
