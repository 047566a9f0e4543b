/// A grid of panels, measured: data aligned along rows and columns.
struct PanelGrid {
  let size: Size
  let footnotes: [String]

  private struct Cell {
    var layout: any PlotLayout
    var title: TextLines.Line
    var operation: TextLines.Line?
  }

  private let cells: [Cell]
  private let columns: Int
  private let bar: ColourBar?
  private let rowTitles: [TextLines.Line]
  private let columnTitles: [TextLines.Line]
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
    _ panels: Panels, _ contents: [any PlotContent], sharedRange: ClosedRange<Double>?
  ) throws(PlotError) {
    let columns = min(panels.columns, contents.count)
    self.columns = columns
    let gap = panels.isCompact ? 10.0 : Theme.gutter

    var operations: [TextLines.Line?] = []
    var titles: [TextLines.Line] = []
    for panel in panels.panels {
      let operation = panel.operation ?? ""
      operations.append(
        operation.isEmpty
          ? nil : try TextLines.line(TokenLabel.shortened(operation, to: 24), .axisTitle))
      titles.append(try TextLines.line(TokenLabel.shortened(panel.title, to: 40), .panelTitle))
    }
    var gaps = (0..<columns).map { $0 == 0 ? 0 : gap }
    for (index, operation) in operations.enumerated() {
      guard let operation else { continue }
      let column = index % columns
      gaps[column] = max(gaps[column], operation.width + 24, 48)
    }
    var rowTitles: [TextLines.Line] = []
    for title in panels.rowTitles {
      rowTitles.append(try TextLines.line(TokenLabel.shortened(title, to: 24), .axisTitle))
    }
    var columnTitles: [TextLines.Line] = []
    for title in panels.columnTitles {
      columnTitles.append(try TextLines.line(TokenLabel.shortened(title, to: 24), .axisTitle))
    }
    (self.rowTitles, self.columnTitles) = (rowTitles, columnTitles)
    let rowTitleRoom = rowTitles.map { $0.width + 10 }.max() ?? 0

    let all = panels.width ?? (panels.isCompact ? 712 : min(max(Double(columns) * 290, 712), 1280))
    let room = max(
      (all - rowTitleRoom - gaps.reduce(0, +)) / Double(columns), panels.isCompact ? 8 : 90)
    let layouts = try Self.layouts(
      panels, contents, sharedRange, room: Size(width: room, height: panels.chartHeight),
      rowRoom: all - rowTitleRoom - gaps.reduce(0, +), columns)
    cells = zip(layouts, zip(titles, operations)).map {
      Cell(layout: $0.0, title: $0.1.0, operation: $0.1.1)
    }

    titleRoom =
      titles.contains { !$0.words.isEmpty } ? TextStyle.panelTitle.lineHeight + 6 : 0
    let bar = try Self.bar(contents, sharedRange)
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
      width: max(width, bar?.size.width ?? 0), height: height)
    var notes: [String] = []
    for note in layouts.flatMap(\.footnotes) + (panels.footnote.map { [$0] } ?? [])
    where !notes.contains(note) {
      notes.append(note)
    }
    footnotes = notes
  }

  func draw(on canvas: Canvas, at origin: Point) throws(PlotError) {
    bar?.draw(on: canvas, at: origin)
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
    _ operation: TextLines.Line, on canvas: Canvas, endingAt end: Point, room: Double
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
    _ contents: [any PlotContent], _ range: ClosedRange<Double>?
  ) throws(PlotError) -> ColourBar? {
    guard let range, let first = contents.first as? Heatmap else { return nil }
    let isMasked = contents.contains { content in
      (content as? Heatmap)?.values.contains { $0.contains { $0 == nil } } ?? false
    }
    return try ColourBar(
      title: first.valueTitle, map: first.colours, range: range,
      masked: isMasked ? first.maskedTitle : nil, width: 240)
  }

  /// Measures all panels: first alone; then with cells of one size; last with equal room around the
  /// data in each column and row, so that titles, colour bars and axes stand level.
  private static func layouts(
    _ panels: Panels, _ contents: [any PlotContent], _ sharedRange: ClosedRange<Double>?,
    room: Size, rowRoom: Double, _ columns: Int
  ) throws(PlotError) -> [any PlotLayout] {
    var requests: [LayoutRequest] = []
    for (index, content) in contents.enumerated() {
      var request = LayoutRequest()
      request.size = room
      request.isCompact = panels.isCompact
      request.sharedRange = sharedRange
      if let map = content as? Heatmap {
        request.plotSize = Size(width: room.width, height: room.width)
        if index % columns > 0, let left = contents[index - 1] as? Heatmap {
          // Labels stand only where the panel to the left does not have the same.
          request.showsRowLabels =
            left.rowLabels != map.rowLabels || left.rowTitle != map.rowTitle
            || left.values.count != map.values.count
        }
      }
      requests.append(request)
    }
    var layouts = try measured(contents, requests)
    shareCells(contents, layouts, &requests, room: room, rowRoom: rowRoom, columns)
    layouts = try measured(contents, requests)
    for index in requests.indices {
      for (other, layout) in layouts.enumerated() {
        if other % columns == index % columns, layouts[index].isStretchable {
          requests[index].insets.left = max(requests[index].insets.left, layout.insets.left)
        }
        if other / columns == index / columns {
          requests[index].insets.top = max(requests[index].insets.top, layout.insets.top)
        }
      }
    }
    return try measured(contents, requests)
  }

  /// Gives heatmaps of one column of panels with as many cells across cells as wide, so that a state
  /// and an attention map over one text line up.
  private static func shareColumns(
    _ contents: [any PlotContent], _ requests: inout [LayoutRequest], _ columns: Int
  ) {
    func across(_ index: Int) -> Int? { (contents[index] as? Heatmap)?.values.first?.count }
    let cells = contents.indices.map { index in
      (contents[index] as? Heatmap).map {
        requests[index].cell ?? HeatmapLayout.cellSize($0, requests[index])
      }
    }
    for index in contents.indices {
      guard let map = contents[index] as? Heatmap, let own = cells[index] else { continue }
      let peers = contents.indices.filter {
        $0 % columns == index % columns && across($0) == across(index)
      }
      guard peers.count > 1, let least = peers.compactMap({ cells[$0]?.width }).min() else {
        continue
      }
      requests[index].cell = Size(width: least, height: map.hasSquareCells ? least : own.height)
    }
  }

  private static func measured(
    _ contents: [any PlotContent], _ requests: [LayoutRequest]
  ) throws(PlotError) -> [any PlotLayout] {
    var layouts: [any PlotLayout] = []
    for (content, request) in zip(contents, requests) {
      layouts.append(try content.layout(request))
    }
    return layouts
  }

  /// Gives the heatmaps of a row of panels cells of one size, the largest that the width allows;
  /// where one matrix is far larger than another, each fills its own room instead.
  private static func shareCells(
    _ contents: [any PlotContent], _ layouts: [any PlotLayout], _ requests: inout [LayoutRequest],
    room: Size, rowRoom: Double, _ columns: Int
  ) {
    var least = Double.infinity
    var shared: [Int] = []
    for start in stride(from: 0, to: contents.count, by: columns) {
      let row = start..<min(start + columns, contents.count)
      let maps = row.compactMap { contents[$0] as? Heatmap }.filter(\.hasSquareCells)
      let counts = maps.compactMap { $0.values.first?.count }
      guard let few = counts.min(), let many = counts.max(), maps.count == row.count,
        many <= 8 * few
      else { continue }
      let around = row.reduce(0) { $0 + layouts[$1].insets.left + layouts[$1].insets.right }
      let width = rowRoom * Double(row.count) / Double(columns) - around
      least = min(least, (width / Double(counts.reduce(0, +))).rounded(.down))
      shared += row
    }
    for index in contents.indices {
      if shared.contains(index) {
        let side = min(max(least, 1), 44)
        requests[index].cell = Size(width: side, height: side)
      } else if requests[index].plotSize != nil {
        let wide = max(room.width - layouts[index].insets.left - layouts[index].insets.right, 16)
        requests[index].plotSize = Size(width: wide, height: wide)
      }
    }
    shareColumns(contents, &requests, columns)
  }
}
