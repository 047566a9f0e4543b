import Phrases
import Platform

/// A figure whose plot can stand alone or as one panel of several.
protocol PlotContent: Figure {
  var subtitle: Phrase { get }
  var note: Phrase? { get }

  /// Checks the numbers and measures everything around the data.
  func layout(_ request: LayoutRequest) throws(PlotError) -> any PlotLayout

  /// The numbers plotted.
  func document(in catalogue: Catalogue) throws(PlotError) -> JSONValue
}

extension PlotContent {
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
    try document(in: catalogue).bytes()
  }

  /// Draws everything but the text, which is placed.
  func canvas(scale: Int, _ typesetter: Typesetter) throws(PlotError) -> Canvas {
    let layout = try layout(LayoutRequest(typesetter: typesetter))
    let frame = try FigureFrame(
      title: title, subtitle: subtitle, note: note, footnotes: layout.footnotes,
      content: Size(
        width: layout.insets.left + layout.plotSize.width + layout.insets.right,
        height: layout.insets.top + layout.plotSize.height + layout.insets.bottom), typesetter)
    let canvas = try Canvas(size: frame.size, scale: scale, fonts: typesetter.fonts)
    frame.draw(on: canvas)
    try layout.draw(
      on: canvas,
      plot: Rect(
        x: frame.contentOrigin.x + layout.insets.left, y: frame.contentOrigin.y + layout.insets.top,
        width: layout.plotSize.width, height: layout.plotSize.height))
    return canvas
  }
}
