/// All texts of a grid of panels, measured.
struct PanelTitles {
  /// A title for each panel, row by row.
  let panels: [TextLine]
  /// What leads to each panel from the one before; nil for nothing.
  let operations: [TextLine?]
  /// A name for each row, or none.
  let rows: [TextLine]
  /// A name for each column, or none.
  let columns: [TextLine]

  init(_ grid: Panels, _ typesetter: Typesetter) throws(PlotError) {
    panels = try typesetter.lines(grid.panels.map(\.title), .panelTitle, longest: 40)
    rows = try typesetter.lines(grid.rowTitles, .axisTitle, longest: 24)
    columns = try typesetter.lines(grid.columnTitles, .axisTitle, longest: 24)
    operations = try typesetter.lines(
      grid.panels.map { $0.operation ?? "" }, .axisTitle, longest: 24
    ).map { $0.words.isEmpty ? nil : $0 }
  }

  /// The room above each panel for its title.
  var panelRoom: Double {
    panels.contains { !$0.words.isEmpty } ? TextStyle.panelTitle.lineHeight + 6 : 0
  }

  /// The room left of all panels for the names of the rows.
  var rowRoom: Double { rows.map { $0.width + 10 }.max() ?? 0 }

  /// The room above all panels for the names of the columns.
  var columnRoom: Double { columns.isEmpty ? 0 : TextStyle.axisTitle.lineHeight + 4 }

  /// The room left of each column: wider where an arrow with an operation stands in it.
  func gaps(columns: Int, usual: Double) -> [Double] {
    var gaps = (0..<columns).map { $0 == 0 ? 0 : usual }
    for case (let index, let operation?) in operations.enumerated() {
      gaps[index % columns] = max(gaps[index % columns], operation.width + 24, 48)
    }
    return gaps
  }
}
