import Phrases

/// A plot whose values become colours, so that panels of it can share one colour bar.
protocol ScaledContent: PlotContent {
  var colours: ColourMap { get }
  /// The values at the ends of the colour bar.
  var colourRange: ClosedRange<Double> { get }
  /// What the values are, with their unit.
  var valueTitle: Phrase { get }
  /// What the colour of cells without a value means; nil where all have one.
  var missingValueTitle: Phrase? { get }

  /// Holds that the numbers can be drawn.
  func checkNumbers() throws(PlotError)
}
