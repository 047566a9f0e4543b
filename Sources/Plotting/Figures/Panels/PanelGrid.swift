/// A grid of panels, measured: data aligned along rows and columns.
struct PanelGrid {
  let size: Size
  let footnotes: [String]

  private struct Cell {
    var layout: any PlotLayout
    var title: TextLine
    var operation: TextLine?
  }

  private let cells: [Cell]
  private let columns: Int
  private let bar: ColourBar?
  private let rowTitles: [TextLine]
  private let columnTitles: [TextLine]
  private let columnFrames: [Track]
  private let rowFrames: [Track]
  private let titleRoom: Double
  private let titleOutsets: [Double]

  private static let narrowestChart = 240.0

  /// A column or row of panels: where its data start and how long they are.
  private struct Track {
    var dataStart = 0.0
    var before = 0.0
    var data = 0.0
    var after = 0.0
    /// The room before the panel, for the gap or an arrow.
    var gap = 0.0
  }

  init(
    _ panels: Panels, _ contents: [any PlotContent], sharedRange: ClosedRange<Double>?,
    _ typesetter: Typesetter
  ) throws(PlotError) {
    let columns = min(panels.columns, contents.count)
    self.columns = columns
    let gap = panels.isCompact ? 10.0 : Theme.gutter

    var operations: [TextLine?] = []
    var titles: [TextLine] = []
    for panel in panels.panels {
      let operation = panel.operation ?? ""
      operations.append(
        operation.isEmpty
          ? nil : try typesetter.line(TokenLabel.shortened(operation, to: 24), .axisTitle))
      titles.append(try typesetter.line(TokenLabel.shortened(panel.title, to: 40), .panelTitle))
    }
    var gaps = (0..<columns).map { $0 == 0 ? 0 : gap }
    for (index, operation) in operations.enumerated() {
      guard let operation else { continue }
      let column = index % columns
      gaps[column] = max(gaps[column], operation.width + 24, 48)
    }
    rowTitles = try typesetter.lines(panels.rowTitles, .axisTitle, longest: 24)
    columnTitles = try typesetter.lines(panels.columnTitles, .axisTitle, longest: 24)
    let rowTitleRoom = rowTitles.map { $0.width + 10 }.max() ?? 0

    let all = panels.width ?? (panels.isCompact ? 712 : min(max(Double(columns) * 290, 712), 1280))
    let room = max(
      (all - rowTitleRoom - gaps.reduce(0, +)) / Double(columns), panels.isCompact ? 8 : 90)
    let layouts = try PanelLayouts.all(
      panels, contents, sharedRange, typesetter, room: Size(width: room, height: panels.chartHeight),
      rowRoom: all - rowTitleRoom - gaps.reduce(0, +), columns)
    cells = zip(layouts, zip(titles, operations)).map {
      Cell(layout: $0.0, title: $0.1.0, operation: $0.1.1)
    }

    titleRoom =
      titles.contains { !$0.words.isEmpty } ? TextStyle.panelTitle.lineHeight + 6 : 0
    let bar = try Self.bar(contents, sharedRange, typesetter)
    self.bar = bar

    // Columns: the widest of each part, so that data start and end at the same places.
    var columnFrames = gaps.map { Track(gap: $0) }
    let rows = (contents.count + columns - 1) / columns
    var rowFrames = (0..<rows).map { Track(gap: $0 == 0 ? 0 : gap) }
    for (index, cell) in cells.enumerated() {
      let (column, row) = (index % columns, index / columns)
      let (insets, plot) = (cell.layout.insets, cell.layout.plotSize)
      columnFrames[column].before = max(columnFrames[column].before, insets.left)
      if !cell.layout.isStretchable {
        columnFrames[column].data = max(columnFrames[column].data, plot.width)
      }
      rowFrames[row].before = max(rowFrames[row].before, insets.top + titleRoom)
      rowFrames[row].data = max(rowFrames[row].data, plot.height)
      rowFrames[row].after = max(rowFrames[row].after, insets.bottom)
    }
    // Charts take the width of the matrices in their column, to share their axis; alone, their own.
    for column in columnFrames.indices where columnFrames[column].data < Self.narrowestChart {
      var widths: [Double] = []
      for (index, cell) in cells.enumerated()
      where index % columns == column && cell.layout.isStretchable {
        widths.append(cell.layout.plotSize.width)
      }
      columnFrames[column].data = max(columnFrames[column].data, widths.min() ?? 0)
    }
    // Titles start at the left end of a chart's labels, or of a column of matrices alone.
    var outsets = columnFrames.map { _ in 0.0 }
    for (index, cell) in cells.enumerated() where cell.layout.isStretchable {
      outsets[index % columns] = columnFrames[index % columns].before
    }
    titleOutsets = outsets
    for (index, cell) in cells.enumerated() {
      let column = index % columns
      // What stands right of the data or in a title may use the rest of a wider column.
      let data = columnFrames[column].data
      let beyond =
        (cell.layout.isStretchable ? data : cell.layout.plotSize.width)
        + cell.layout.insets.right
      let titled = cell.title.width - outsets[column]
      columnFrames[column].after = max(
        columnFrames[column].after, beyond - data, titled - data)
    }
    for column in columnTitles.indices where column < columns {
      let excess = (columnTitles[column].width - columnFrames[column].data) / 2
      columnFrames[column].before = max(columnFrames[column].before, excess)
      columnFrames[column].after = max(columnFrames[column].after, excess)
    }
    func run(_ tracks: inout [Track], from start: Double) -> Double {
      var place = start
      for index in tracks.indices {
        place += tracks[index].gap + tracks[index].before
        place = place.rounded()
        tracks[index].dataStart = place
        place += tracks[index].data + tracks[index].after
      }
      return place
    }
    let top =
      (bar.map { $0.size.height + 16 } ?? 0)
      + (columnTitles.isEmpty ? 0 : TextStyle.axisTitle.lineHeight + 4)
    let width = run(&columnFrames, from: rowTitleRoom)
    let height = run(&rowFrames, from: top)
    (self.columnFrames, self.rowFrames) = (columnFrames, rowFrames)
    size = Size(
      width: max(width, bar.map { $0.size.width + $0.overhang } ?? 0), height: height)
    var notes: [String] = []
    for note in layouts.flatMap(\.footnotes) + (panels.footnote.map { [$0] } ?? [])
    where !notes.contains(note) {
      notes.append(note)
    }
    footnotes = notes
  }

  func draw(on canvas: Canvas, at origin: Point) throws(PlotError) {
    // Its first number reaches out to the left: into the figure, not into the padding.
    if let bar { bar.draw(on: canvas, at: Point(x: origin.x + bar.overhang, y: origin.y)) }
    for (index, cell) in cells.enumerated() {
      let (column, row) = (columnFrames[index % columns], rowFrames[index / columns])
      let size = cell.layout.plotSize
      let plot = Rect(
        x: origin.x + column.dataStart, y: origin.y + row.dataStart,
        width: cell.layout.isStretchable ? column.data : size.width,
        height: cell.layout.isStretchable ? row.data : size.height)
      try cell.layout.draw(on: canvas, plot: plot)
      canvas.place(
        cell.title.placed(
          at: Point(
            x: plot.x - titleOutsets[index % columns],
            y: plot.y - cell.layout.insets.top - titleRoom + TextStyle.panelTitle.ascent),
          .panelTitle))
      if let operation = cell.operation {
        drawArrow(
          operation, on: canvas,
          endingAt: Point(
            x: origin.x + column.dataStart - column.before, y: plot.midY), room: column.gap)
      }
    }
    for (title, row) in zip(rowTitles, rowFrames) {
      canvas.place(
        title.placed(
          at: Point(
            x: origin.x,
            y: origin.y + row.dataStart + row.data / 2 + TextStyle.axisTitle.capHeight / 2),
          .axisTitle))
    }
    guard let first = rowFrames.first else { return }
    for (title, column) in zip(columnTitles, columnFrames) {
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

  // MARK: - Measuring

  private static func bar(
    _ contents: [any PlotContent], _ range: ClosedRange<Double>?,
    _ typesetter: Typesetter
  ) throws(PlotError) -> ColourBar? {
    guard let range, let first = contents.first as? any ScaledContent else { return nil }
    let missing = contents.lazy.compactMap { ($0 as? any ScaledContent)?.missingValueTitle }.first
    return try ColourBar(
      title: first.valueTitle, map: first.colours, range: range, masked: missing, width: 240,
      typesetter)
  }
}
