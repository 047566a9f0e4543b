/// The columns and rows of a grid, each with the room that its panels need, so that the data of one
/// column, and those of one row, start at the same place.
struct PanelTracks {
  private(set) var columns: [PanelTrack]
  private(set) var rows: [PanelTrack]
  /// How far left of the data the titles of each column's panels start.
  private(set) var titleOutsets: [Double]
  /// The far corner of the grid.
  private(set) var end = Point(x: 0, y: 0)

  private static let narrowestChart = 240.0

  /// Measures columns and rows, the first ones starting at a place.
  init(
    _ layouts: [any PlotLayout], _ titles: PanelTitles, columnGaps: [Double], rowGap: Double,
    from start: Point
  ) {
    let count = columnGaps.count
    columns = columnGaps.map { PanelTrack(gap: $0) }
    rows = (0..<(layouts.count + count - 1) / count).map { PanelTrack(gap: $0 == 0 ? 0 : rowGap) }
    titleOutsets = columns.map { _ in 0 }
    takeData(of: layouts, titleRoom: titles.panelRoom)
    takeCharts(of: layouts)
    takeTitles(titles.panels, of: layouts)
    centre(titles.columns)
    end = Point(
      x: PanelTrack.run(&columns, from: start.x), y: PanelTrack.run(&rows, from: start.y))
  }

  /// Takes the largest of each part: what stands before the data, the data, what stands below.
  private mutating func takeData(of layouts: [any PlotLayout], titleRoom: Double) {
    for (index, layout) in layouts.enumerated() {
      let (column, row) = (index % columns.count, index / columns.count)
      columns[column].before = max(columns[column].before, layout.insets.left)
      if !layout.isStretchable {
        columns[column].data = max(columns[column].data, layout.plotSize.width)
      }
      rows[row].before = max(rows[row].before, layout.insets.top + titleRoom)
      rows[row].data = max(rows[row].data, layout.plotSize.height)
      rows[row].after = max(rows[row].after, layout.insets.bottom)
    }
  }

  /// Gives charts the width of the matrices in their column, to share their axis; alone, their own.
  private mutating func takeCharts(of layouts: [any PlotLayout]) {
    for column in columns.indices where columns[column].data < Self.narrowestChart {
      let widths = layouts.indices
        .filter { $0 % columns.count == column && layouts[$0].isStretchable }
        .map { layouts[$0].plotSize.width }
      columns[column].data = max(columns[column].data, widths.min() ?? 0)
    }
    for (index, layout) in layouts.enumerated() {
      let column = index % columns.count
      columns[column].data = max(columns[column].data, layout.narrowest)
    }
  }

  /// Starts titles at the left end of a chart's labels, or of a column of matrices alone, and makes
  /// room right of the data.
  private mutating func takeTitles(_ titles: [TextLine], of layouts: [any PlotLayout]) {
    for (index, layout) in layouts.enumerated() where layout.isStretchable {
      titleOutsets[index % columns.count] = columns[index % columns.count].before
    }
    for (index, layout) in layouts.enumerated() {
      let column = index % columns.count
      // What stands right of the data or in a title may use the rest of a wider column.
      let data = columns[column].data
      let beyond = (layout.isStretchable ? data : layout.plotSize.width) + layout.insets.right
      let titled = titles[index].width - titleOutsets[column]
      columns[column].after = max(columns[column].after, beyond - data, titled - data)
    }
  }

  /// Makes room on both sides of columns that are narrower than their names.
  private mutating func centre(_ names: [TextLine]) {
    for (column, name) in zip(columns.indices, names) {
      let excess = (name.width - columns[column].data) / 2
      columns[column].before = max(columns[column].before, excess)
      columns[column].after = max(columns[column].after, excess)
    }
  }
}
