import Platform

extension Panels {
  /// Draws the figure.
  ///
  /// - Parameters:
  ///   - scale: Pixels a point: 1 for a screen of ordinary density, 2 for a dense one.
  ///   - fonts: The fonts of all its texts.
  /// - Returns: The bytes of a PNG file, the same for the same input.
  /// - Throws: `PlotError` where the numbers can't be drawn or a font is missing.
  public func png(scale: Int, fonts: FontFamily) throws(PlotError) -> [UInt8] {
    try canvas(scale: scale, Typesetter(fonts: fonts)).png()
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
    var members: JSONObject = [
      "figure": .string("panels"), "title": .string(title), "subtitle": .string(subtitle),
      "columns": .integer(columns), "panels": .array(documents),
      "rowTitles": .strings(rowTitles), "columnTitles": .strings(columnTitles),
    ]
    if let range = try sharedRange(contents) {
      members["range"] = .numbers([range.lowerBound, range.upperBound])
    }
    return try JSONValue.object(members).bytes()
  }

  func canvas(scale: Int, _ typesetter: Typesetter) throws(PlotError) -> Canvas {
    let contents = try contents()
    let grid = try PanelGrid(
      self, contents, sharedRange: try sharedRange(contents), typesetter)
    let frame = try FigureFrame(
      title: title, subtitle: subtitle, note: note, footnotes: grid.footnotes, content: grid.size,
      typesetter)
    let canvas = try Canvas(size: frame.size, scale: scale, fonts: typesetter.fonts)
    frame.draw(on: canvas)
    try grid.draw(on: canvas, at: frame.contentOrigin)
    return canvas
  }
}
