/// A plot, checked and measured, that can be drawn at a place.
protocol PlotLayout {
  /// The room that labels and titles need around the data.
  var insets: Insets { get }
  /// The room for the data.
  var plotSize: Size { get }
  /// Sentences that belong below the figure, such as how a curve was smoothed.
  var footnotes: [String] { get }

  /// Draws the data within a rectangle and its labels around it.
  func draw(on canvas: Canvas, plot: Rect) throws(PlotError)
}

extension PlotLayout {
  var footnotes: [String] { [] }
}
