import Phrases
import Platform

extension Panels {
  /// Draws the figure.
  ///
  /// - Parameters:
  ///   - scale: Pixels a point: 1 for a screen of ordinary density, 2 for a dense one.
  ///   - fonts: The fonts of all its texts.
  ///   - catalogue: The language of its words.
  /// - Returns: The bytes of a PNG file, the same for the same input.
  /// - Throws: `PlotError` where the numbers can't be drawn or a font is missing.
  public func png(
    scale: Int, fonts: FontFamily, in catalogue: Catalogue
  ) throws(PlotError) -> [UInt8] {
    try canvas(scale: scale, Typesetter(fonts: fonts, catalogue: catalogue)).png()
  }

  /// Lists exactly the numbers plotted, as JSON with sorted keys.
  public func json(in catalogue: Catalogue) throws(PlotError) -> [UInt8] {
    let contents = try contents()
    var documents: [JSONValue] = []
    for (panel, content) in zip(panels, contents) {
      documents.append(
        .object([
          "title": .text(panel.title, in: catalogue),
          "operation": panel.operation.map { .text($0, in: catalogue) } ?? .null,
          "figure": try content.document(in: catalogue),
        ]))
    }
    var members: JSONObject = [
      "figure": .string("panels"), "title": .text(title, in: catalogue),
      "subtitle": .text(subtitle, in: catalogue),
      "columns": .integer(columns), "panels": .array(documents),
      "rowTitles": .texts(rowTitles, in: catalogue),
      "columnTitles": .texts(columnTitles, in: catalogue),
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
