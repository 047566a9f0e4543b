import Phrases

/// A picture that can be drawn, and that keeps the numbers it was drawn from.
public protocol Figure: Sendable {
  /// The finding or the question that the figure answers, as shown above it.
  var title: Phrase { get }

  /// What the figure shows, for a reader who can't see it.
  var alternative: Phrase { get }

  /// Draws the figure.
  ///
  /// - Parameters:
  ///   - scale: Pixels a point: 1 for a screen of ordinary density, 2 for a dense one.
  ///   - fonts: The fonts of all its texts.
  ///   - catalogue: The language of its words.
  /// - Returns: The bytes of a PNG file, the same for the same input.
  /// - Throws: `PlotError` where the numbers can't be drawn or a font is missing.
  func png(
    scale: Int, fonts: FontFamily, in catalogue: Catalogue
  ) throws(PlotError) -> [UInt8]

  /// Lists exactly the numbers plotted, as JSON with sorted keys.
  ///
  /// - Parameter catalogue: The language of its words.
  /// - Returns: The document.
  /// - Throws: `PlotError` where a number is not finite.
  func json(in catalogue: Catalogue) throws(PlotError) -> [UInt8]
}

extension Figure {
  /// Draws the figure in the fonts of a language.
  ///
  /// - Parameters:
  ///   - scale: Pixels a point: 1 for a screen of ordinary density, 2 for a dense one.
  ///   - catalogue: The language of its words.
  /// - Returns: The bytes of a PNG file, the same for the same input.
  /// - Throws: `PlotError` where the numbers can't be drawn or a font is missing.
  public func png(
    scale: Int = 2, in catalogue: Catalogue = .english
  ) throws(PlotError) -> [UInt8] {
    try png(scale: scale, fonts: FontFamily(catalogue.language), in: catalogue)
  }

  /// Lists exactly the numbers plotted, with words in English.
  public func json() throws(PlotError) -> [UInt8] {
    try json(in: .english)
  }

  /// What the figure shows, in words of a language.
  public func alternativeText(in catalogue: Catalogue = .english) -> String {
    alternative.text(in: catalogue)
  }
}
