/// How a text looks: size in points, weight and colour.
struct TextStyle: Equatable, Sendable {
  var size: Double
  var isBold = false
  var colour = Theme.ink

  static let title = TextStyle(size: Theme.titleSize, isBold: true)
  static let subtitle = TextStyle(size: Theme.subtitleSize, colour: Theme.quietInk)
  static let panelTitle = TextStyle(size: Theme.panelTitleSize, isBold: true)
  static let axisTitle = TextStyle(size: Theme.axisTitleSize, colour: Theme.quietInk)
  static let tick = TextStyle(size: Theme.tickSize, colour: Theme.quietInk)
  static let label = TextStyle(size: Theme.labelSize)
  static let note = TextStyle(size: Theme.noteSize, colour: Theme.quietInk)

  /// The height of a line's letters above its foot, with room for capitals and Hangul.
  var ascent: Double { size * 0.82 }
  /// The depth of a line's letters below its foot.
  var descent: Double { size * 0.24 }
  /// The distance between the feet of two lines.
  var lineHeight: Double { size * Theme.lineHeight }
  /// The height of a capital letter.
  var capHeight: Double { size * 0.73 }

  func coloured(_ colour: Colour) -> TextStyle {
    var style = self
    style.colour = colour
    return style
  }
}
