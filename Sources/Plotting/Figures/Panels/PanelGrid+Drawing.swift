extension PanelGrid {
  /// Draws all panels with their titles, from a corner.
  func draw(on canvas: Canvas, at origin: Point) throws(PlotError) {
    // Its first number reaches out to the left: into the figure, not into the padding.
    if let bar { bar.draw(on: canvas, at: Point(x: origin.x + bar.overhang, y: origin.y)) }
    for (index, layout) in layouts.enumerated() {
      try draw(layout, at: index, on: canvas, origin)
    }
    drawRowTitles(on: canvas, origin)
    drawColumnTitles(on: canvas, origin)
  }

  private func draw(
    _ layout: any PlotLayout, at index: Int, on canvas: Canvas, _ origin: Point
  ) throws(PlotError) {
    let place = index % tracks.columns.count
    let (column, row) = (tracks.columns[place], tracks.rows[index / tracks.columns.count])
    let plot = Rect(
      x: origin.x + column.dataStart, y: origin.y + row.dataStart,
      width: layout.isStretchable ? column.data : layout.plotSize.width,
      height: layout.isStretchable ? row.data : layout.plotSize.height)
    try layout.draw(on: canvas, plot: plot)
    canvas.place(
      titles.panels[index].placed(
        at: Point(
          x: plot.x - tracks.titleOutsets[place],
          y: plot.y - layout.insets.top - titles.panelRoom + TextStyle.panelTitle.ascent),
        .panelTitle))
    guard let operation = titles.operations[index] else { return }
    drawArrow(
      operation, on: canvas,
      endingAt: Point(x: origin.x + column.dataStart - column.before, y: plot.midY),
      room: column.gap)
  }

  private func drawRowTitles(on canvas: Canvas, _ origin: Point) {
    for (title, row) in zip(titles.rows, tracks.rows) {
      let middle = origin.y + row.dataStart + row.data / 2
      canvas.place(
        title.placed(
          at: Point(x: origin.x, y: middle + TextStyle.axisTitle.capHeight / 2), .axisTitle))
    }
  }

  private func drawColumnTitles(on canvas: Canvas, _ origin: Point) {
    guard let first = tracks.rows.first else { return }
    for (title, column) in zip(titles.columns, tracks.columns) {
      canvas.place(
        title.placed(
          at: Point(
            x: origin.x + column.dataStart + column.data / 2,
            y: origin.y + first.dataStart - first.before - 6),
          .axisTitle, anchor: .middle))
    }
  }

  private func drawArrow(
    _ operation: TextLine, on canvas: Canvas, endingAt end: Point, room: Double
  ) {
    let tip = Point(x: end.x - 6, y: end.y)
    let start = Point(x: end.x - room + 6, y: end.y)
    canvas.strokeLine([start, Point(x: tip.x - 3, y: tip.y)], width: 1.5, Theme.quietInk)
    canvas.fillPolygon(
      [
        tip, Point(x: tip.x - 8, y: tip.y - 4), Point(x: tip.x - 8, y: tip.y + 4),
      ], Theme.quietInk)
    canvas.place(
      operation.placed(
        at: Point(x: (start.x + tip.x) / 2, y: end.y - 8), .axisTitle, anchor: .middle))
  }
}
