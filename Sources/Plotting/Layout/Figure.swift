/// A picture that can be drawn, and that keeps the numbers it was drawn from.
public protocol Figure: Sendable {
  /// The finding or the question that the figure answers, as shown above it.
  var title: String { get }

  /// What the figure shows, for a reader who can't see it.
  var alternativeText: String { get }

  /// Draws the figure.
  ///
  /// - Parameters:
  ///   - scale: Pixels a point: 1 for a screen of ordinary density, 2 for a dense one.
  ///   - fonts: The fonts of all its texts.
  /// - Returns: The bytes of a PNG file, the same for the same input.
  /// - Throws: `PlotError` where the numbers can't be drawn or a font is missing.
  func png(scale: Int, fonts: FontFamily) throws(PlotError) -> [UInt8]

  /// Lists exactly the numbers plotted, as JSON with sorted keys.
  ///
  /// - Throws: `PlotError` where a number is not finite.
  func json() throws(PlotError) -> [UInt8]
}

extension Figure {
  /// Draws the figure in the fonts of an English text.
  ///
  /// - Parameter scale: Pixels a point: 1 for a screen of ordinary density, 2 for a dense one.
  /// - Returns: The bytes of a PNG file, the same for the same input.
  /// - Throws: `PlotError` where the numbers can't be drawn or a font is missing.
  public func png(scale: Int = 2) throws(PlotError) -> [UInt8] {
    try png(scale: scale, fonts: .latin)
  }
}
