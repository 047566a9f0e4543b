import Phrases

/// A heatmap, measured: cells on whole pixels, labels around them, the colour bar above.
struct HeatmapLayout: PlotLayout {
  let insets: Insets
  let plotSize: Size
  let footnotes: [Phrase]
  let isStretchable = false

  private let map: Heatmap
  private let range: ClosedRange<Double>
  private let cell: Size
  private let bar: ColourBar?
  private let rows: CellLabels
  private let columns: CellLabels
  private let rowTitle: TextLine
  private let columnTitle: TextLine
  private let rowTitleExcess: Double
  private let numbers: CellNumbers?

  /// The room that a matrix fills if nothing else is asked for, in points.
  private static let widest = 704.0
  private static let titleGap = 8.0

  init(_ map: Heatmap, _ request: LayoutRequest) throws(PlotError) {
    self.map = map
    let typesetter = request.typesetter
    let (rowCount, columnCount) = (map.values.count, map.values[0].count)
    range = request.sharedRange ?? map.colourRange
    cell = request.cell ?? Self.cellSize(map, request)
    plotSize = Size(
      width: cell.width * Double(columnCount), height: cell.height * Double(rowCount))
    if request.isCompact {
      numbers = nil
    } else if !map.cells.texts.isEmpty {
      let isRaw = map.labels == .tokens
      numbers = try CellNumbers(
        texts: isRaw ? map.cells.texts.map { $0.map(TokenLabel.visible) } : map.cells.texts,
        cell: cell, typesetter)
    } else {
      numbers = map.cells.showNumbers ? try CellNumbers(map.values, cell: cell, typesetter) : nil
    }

    let hasLabels = !request.isCompact
    rows = try CellLabels(
      hasLabels && request.showsRowLabels
        ? Self.texts(map.rows.labels.map(typesetter.text), rowCount, map.labels) : [],
      pitch: cell.height, isRow: true, isNumbered: map.rows.labels.isEmpty, typesetter)
    columns = try CellLabels(
      hasLabels ? Self.texts(map.columns.labels.map(typesetter.text), columnCount, map.labels) : [],
      pitch: cell.width, isRow: false, isNumbered: map.columns.labels.isEmpty, typesetter)
    let showsRowTitle = hasLabels && request.showsRowLabels
    rowTitle = try typesetter.line(showsRowTitle ? rows.described(map.rows.title) : "", .axisTitle)
    columnTitle = try typesetter.line(
      hasLabels ? columns.described(map.columns.title) : "", .axisTitle)

    let isMasked = map.values.contains { $0.contains { $0 == nil } }
    bar =
      request.sharedRange != nil
      ? nil
      : try ColourBar(
        title: map.scale.title, map: map.colours, range: range,
        masked: isMasked ? map.scale.masked : nil, width: min(plotSize.width, 240), typesetter)
    let titleRoom = TextStyle.axisTitle.ascent + TextStyle.axisTitle.descent + Self.titleGap
    var insets = Insets()
    insets.top = bar.map { $0.size.height + 12 } ?? 0
    insets.left = rows.room + (rowTitle.words.isEmpty ? 0 : titleRoom)
    insets.bottom = columns.room + (columnTitle.words.isEmpty ? 0 : titleRoom)
    insets.left = max(
      insets.left, bar?.overhang ?? 0, (columnTitle.width - plotSize.width) / 2, columns.overhang)
    insets.right = max(
      (bar?.size.width ?? 0) - plotSize.width, (columnTitle.width - plotSize.width) / 2,
      columns.overhang, 0)
    // An upright title longer than the matrix ends level with its foot and needs room above.
    rowTitleExcess = max(0, rowTitle.width - plotSize.height)
    insets.top += rowTitleExcess
    self.insets = insets.union(request.insets)
    footnotes = Self.clipping(map, range) + (map.footnote.map { [$0] } ?? [])
  }

  func draw(on canvas: Canvas, plot: Rect) throws(PlotError) {
    // A plot that is larger than the matrix (aligned panels) holds it at its top left.
    let origin = Point(x: plot.x.rounded(), y: plot.y.rounded())
    for (row, cells) in map.values.enumerated() {
      for (column, value) in cells.enumerated() {
        let rect = Rect(
          x: origin.x + Double(column) * cell.width, y: origin.y + Double(row) * cell.height,
          width: cell.width, height: cell.height)
        let colour = colour(of: value)
        canvas.fillCell(rect, colour)
        if let text = numbers?.texts[row][column] {
          let style = TextStyle(
            size: CellNumbers.size,
            colour: ColourMap.ink(on: colour))
          canvas.place(
            text.placed(
              at: Point(x: rect.midX, y: rect.midY + style.capHeight / 2), style, anchor: .middle))
        }
      }
    }
    rows.draw(on: canvas, origin: origin, length: plotSize.height)
    columns.draw(
      on: canvas, origin: Point(x: origin.x, y: origin.y + plotSize.height), length: plotSize.width)
    canvas.place(
      rowTitle.placed(
        at: Point(
          x: origin.x - rows.room - Self.titleGap - TextStyle.axisTitle.descent,
          y: origin.y + (plotSize.height - rowTitleExcess) / 2),
        .axisTitle, anchor: .middle, isUpright: true))
    canvas.place(
      columnTitle.placed(
        at: Point(
          x: origin.x + plotSize.width / 2,
          y: origin.y + plotSize.height + columns.room + Self.titleGap
            + TextStyle.axisTitle.ascent),
        .axisTitle, anchor: .middle))
    bar?.draw(on: canvas, at: Point(x: origin.x, y: plot.y - insets.top))
  }

  /// Says which values share a colour with the ends of the colour bar.
  private static func clipping(_ map: Heatmap, _ range: ClosedRange<Double>) -> [Phrase] {
    let numbers = map.values.lazy.joined().compactMap { $0 }
    // What rounding adds is not beyond: a cosine of 1.0000002 is 1.
    let rounding = 1e-6 * max(abs(range.lowerBound), abs(range.upperBound))
    let isBelow = numbers.contains { $0 < range.lowerBound - rounding }
    let isAbove = numbers.contains { $0 > range.upperBound + rounding }
    let (low, high) = (NumberFormat.short(range.lowerBound), NumberFormat.short(range.upperBound))
    if isBelow, isAbove { return ["Values beyond \(low) and \(high) take the colours there."] }
    if isBelow { return ["Values below \(low) take the colour there."] }
    return isAbove ? ["Values above \(high) take the colour there."] : []
  }

  private func position(_ value: Double) -> Double { ColourBar.position(of: value, in: range) }

  private func colour(of value: Double?) -> Colour {
    value.map { map.colours.colour(at: position($0)) } ?? Theme.masked
  }

  private static func texts(
    _ labels: [String], _ count: Int, _ kind: Heatmap.Labels
  ) -> [String] {
    guard !labels.isEmpty else { return (0..<count).map(String.init) }
    switch kind {
    case .tokens: return TokenLabel.labels(labels)
    case .names: return labels.map { TokenLabel.shortened(TextLine.cleaned($0), to: 28) }
    }
  }

  /// Cells of whole points, square unless that would make a strip too thin to see.
  static func cellSize(_ map: Heatmap, _ request: LayoutRequest) -> Size {
    let (rows, columns) = (map.values.count, map.values.first?.count ?? 1)
    let room = request.plotSize ?? Size(width: widest, height: widest)
    if !map.cells.areSquare || !map.cells.texts.isEmpty {
      let most = map.cells.texts.isEmpty && request.plotSize == nil ? 44.0 : 96
      let width = max(1, min(most, (room.width / Double(columns)).rounded(.down)))
      let height = max(
        1, min(22, ((map.cells.height ?? room.height) / Double(rows)).rounded(.down)))
      return Size(width: width, height: height)
    }
    let most = 44.0
    let side = max(
      1,
      min(most, (min(room.width / Double(columns), room.height / Double(rows))).rounded(.down)))
    // A strip of very many cells would be a line of a point or two: it gets some thickness.
    let thinnest = 16.0
    return Size(
      width: Double(columns) * side < thinnest ? (thinnest / Double(columns)).rounded(.up) : side,
      height: Double(rows) * side < thinnest ? (thinnest / Double(rows)).rounded(.up) : side)
  }
}
