/// A line of text with its measured width.
struct TextLine: Equatable {
  var words: String
  var width: Double

  /// A line that takes no room and is not drawn.
  static let empty = TextLine(words: "", width: 0)

  func placed(
    at place: Point, _ style: TextStyle, anchor: PlacedText.Anchor = .start,
    isUpright: Bool = false
  ) -> PlacedText {
    PlacedText(
      words: words, style: style, anchor: anchor, isUpright: isUpright, place: place,
      width: width)
  }

  /// Turns line breaks and tabs into spaces.
  static func cleaned(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
