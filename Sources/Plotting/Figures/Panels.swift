/// Several figures in a grid: all heads of a model, or a chain of matrices.
///
/// Data of panels in one column start at the same pixel, and so do those in one row.
public struct Panels: Figure {
  /// The finding or question.
  public var title: String
  /// Model, data, step, seed.
  public var subtitle: String
  /// A quiet mark at the top right, such as `quick run`.
  public var note: String?
  /// How many panels stand side by side.
  public var columns: Int
  /// The panels, row by row.
  public var panels: [Panel]
  /// A name for each row of panels, such as `layer 1`, or none.
  public var rowTitles: [String]
  /// A name for each column of panels, such as `head 1`, or none.
  public var columnTitles: [String]
  /// Whether all panels are heatmaps or token texts on one scale, with one colour bar.
  public var sharesScale: Bool
  /// Whether heatmaps leave out labels, axis titles and numbers, as where panels are small.
  public var isCompact: Bool
  /// A sentence below the figure.
  public var footnote: String?
  /// The room for all panels, in points; nil chooses by their number.
  public var width: Double?
  /// The height of charts among the panels, in points.
  public var chartHeight: Double

  /// Makes a grid of figures.
  public init(
    title: String, subtitle: String = "", columns: Int, panels: [Panel],
    rowTitles: [String] = [], columnTitles: [String] = [], sharesScale: Bool = false,
    isCompact: Bool = false, note: String? = nil, footnote: String? = nil, width: Double? = nil,
    chartHeight: Double = 230
  ) {
    self.title = title
    self.subtitle = subtitle
    self.columns = columns
    self.panels = panels
    self.rowTitles = rowTitles
    self.columnTitles = columnTitles
    self.sharesScale = sharesScale
    self.isCompact = isCompact
    self.note = note
    self.footnote = footnote
    self.width = width
    self.chartHeight = chartHeight
  }

  /// What the figure shows, in words.
  public var alternativeText: String {
    let names = panels.map { $0.title.isEmpty ? $0.figure.title : $0.title }.filter { !$0.isEmpty }
    let listed = names.isEmpty || isCompact ? "" : ": \(names.joined(separator: ", "))"
    return "\(panels.count) panels: \(title)\(listed)."
  }

  /// Draws the figure.
  public func png(scale: Int = 2) throws(PlotError) -> [UInt8] {
    try canvas(scale: scale).png()
  }

  /// Lists exactly the numbers plotted, as JSON with sorted keys.
  public func json() throws(PlotError) -> [UInt8] {
    let contents = try contents()
    var documents: [JSONValue] = []
    for (panel, content) in zip(panels, contents) {
      documents.append(
        .object([
          "title": .string(panel.title),
          "operation": panel.operation.map(JSONValue.string) ?? .null,
          "figure": try content.document(),
        ]))
    }
    var members: [String: JSONValue] = [
      "figure": .string("panels"), "title": .string(title), "subtitle": .string(subtitle),
      "columns": .number(Double(columns)), "panels": .array(documents),
      "rowTitles": .strings(rowTitles), "columnTitles": .strings(columnTitles),
    ]
    if let range = try sharedRange(contents) {
      members["range"] = .numbers([range.lowerBound, range.upperBound])
    }
    return try JSONValue.object(members).bytes()
  }

  func canvas(scale: Int) throws(PlotError) -> Canvas {
    let contents = try contents()
    let grid = try PanelGrid(self, contents, sharedRange: try sharedRange(contents))
    let frame = try FigureFrame(
      title: title, subtitle: subtitle, note: note, footnotes: grid.footnotes, content: grid.size)
    let canvas = try Canvas(size: frame.size, scale: scale)
    frame.draw(on: canvas)
    try grid.draw(on: canvas, at: frame.contentOrigin)
    return canvas
  }

  // MARK: - Checks

  private func contents() throws(PlotError) -> [any PlotContent] {
    guard !panels.isEmpty, columns > 0 else {
      throw PlotError(
        "The panels \"\(title)\" are \(panels.count) in \(columns) columns: give one of each or more."
      )
    }
    let rows = (panels.count + columns - 1) / columns
    for (titles, count, kind) in [(rowTitles, rows, "rows"), (columnTitles, columns, "columns")]
    where !titles.isEmpty && titles.count != count {
      throw PlotError(
        """
        The panels "\(title)" have \(count) \(kind) but \(titles.count) titles for them: give one \
        for each, or none.
        """)
    }
    var contents: [any PlotContent] = []
    for (index, panel) in panels.enumerated() {
      guard let content = panel.figure as? any PlotContent else {
        throw PlotError(
          """
          Panel \(index) of "\(title)" is a \(type(of: panel.figure)), which can't stand in a panel: \
          use a line chart, scatter plot, heatmap, bar chart or token text.
          """)
      }
      contents.append(content)
    }
    return contents
  }

  /// The range that all panels share, if they are to.
  private func sharedRange(_ contents: [any PlotContent]) throws(PlotError) -> ClosedRange<Double>?
  {
    guard sharesScale else { return nil }
    var range: ClosedRange<Double>?
    var first: (any ScaledContent)?
    for (index, content) in contents.enumerated() {
      guard let map = content as? any ScaledContent else {
        throw PlotError(
          """
          The panels "\(title)" share one scale, but panel \(index) is a \(type(of: content)): only \
          heatmaps and token texts can share a scale.
          """)
      }
      try map.checkNumbers()
      if let first, first.colours != map.colours {
        throw PlotError(
          """
          The panels "\(title)" share one scale, but panel \(index) has the colours \
          \(map.colours.rawValue) and panel 0 \(first.colours.rawValue): give all the same.
          """)
      }
      first = first ?? map
      let own = map.colourRange
      range =
        range.map {
          min($0.lowerBound, own.lowerBound)...max($0.upperBound, own.upperBound)
        } ?? own
    }
    return range
  }
}
