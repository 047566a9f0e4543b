import Phrases

/// A plot, checked and measured, that can be drawn at a place.
protocol PlotLayout {
  /// The room that labels and titles need around the data.
  var insets: Insets { get }
  /// The room for the data.
  var plotSize: Size { get }
  /// Sentences that belong below the figure, such as how a curve was smoothed.
  var footnotes: [Phrase] { get }
  /// Whether the data may fill a larger room than asked for, to align with other panels.
  var isStretchable: Bool { get }
  /// The least width of the data, in points, where labels below it need their own.
  var narrowest: Double { get }

  /// Draws the data within a rectangle and its labels around it.
  func draw(on canvas: Canvas, plot: Rect) throws(PlotError)
}

extension PlotLayout {
  var isStretchable: Bool { true }
  var narrowest: Double { 0 }
}
