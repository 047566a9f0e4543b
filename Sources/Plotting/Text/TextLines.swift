/// Breaks a text into lines that fit a width.
enum TextLines {
  /// A line with its measured width.
  struct Line: Equatable {
    var words: String
    var width: Double

    func placed(
      at place: Point, _ style: TextStyle, anchor: PlacedText.Anchor = .start,
      isUpright: Bool = false
    ) -> PlacedText {
      PlacedText(
        words: words, style: style, anchor: anchor, isUpright: isUpright, place: place,
        width: width)
    }
  }

  /// Measures one line.
  static func line(_ text: String, _ style: TextStyle) throws(PlotError) -> Line {
    let text = cleaned(text)
    return Line(words: text, width: try TextEngine.width(of: text, style))
  }

  /// Breaks a text at its spaces, and a word that alone is too wide between its letters.
  static func wrap(
    _ text: String, _ style: TextStyle, width: Double
  ) throws(PlotError) -> [Line] {
    var lines: [Line] = []
    var current = ""
    for word in cleaned(text).split(separator: " ") {
      let longer = current.isEmpty ? String(word) : current + " " + word
      if try TextEngine.width(of: longer, style) <= width {
        current = longer
        continue
      }
      if !current.isEmpty { lines.append(try line(current, style)) }
      current = ""
      for letter in word {
        let longer = current + String(letter)
        if !current.isEmpty, try TextEngine.width(of: longer, style) > width {
          lines.append(try line(current, style))
          current = String(letter)
        } else {
          current = longer
        }
      }
    }
    if !current.isEmpty { lines.append(try line(current, style)) }
    return lines
  }

  /// Turns line breaks and tabs into spaces.
  static func cleaned(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
