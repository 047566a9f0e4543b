import Phrases

/// Measures texts in the fonts of one picture, and breaks them into lines.
struct Typesetter {
  /// The fonts that the picture is set in.
  var fonts = FontFamily.latin
  /// The language that its phrases are written in.
  var catalogue = Catalogue.english

  /// The words of a phrase.
  func text(_ phrase: Phrase) -> String { phrase.text(in: catalogue) }

  /// Returns the width of a text on one line, in points.
  func width(of text: String, _ style: TextStyle) throws(PlotError) -> Double {
    try TextEngine.width(of: text, style, fonts)
  }

  /// Measures one line.
  func line(_ text: String, _ style: TextStyle) throws(PlotError) -> TextLine {
    let text = TextLine.cleaned(text)
    return TextLine(words: text, width: try width(of: text, style))
  }

  /// Measures one line, shortened in its middle as much as a width needs.
  func line(
    _ text: String, _ style: TextStyle, within width: Double
  ) throws(PlotError) -> TextLine {
    var letters = text.count
    var shown = try line(text, style)
    while shown.width > width, letters > 3 {
      letters -= 1
      shown = try line(TokenLabel.shortened(text, to: letters), style)
    }
    return shown
  }

  /// Measures a phrase on one line, shortened in its middle to at most a number of letters.
  func line(
    _ phrase: Phrase, _ style: TextStyle, longest: Int = .max
  ) throws(PlotError) -> TextLine {
    try line(TokenLabel.shortened(text(phrase), to: longest), style)
  }

  /// Measures a phrase on one line, shortened in its middle as much as a width needs.
  func line(
    _ phrase: Phrase, _ style: TextStyle, within width: Double
  ) throws(PlotError) -> TextLine {
    try line(text(phrase), style, within: width)
  }

  /// Measures phrases, each shortened in its middle to at most a number of letters.
  func lines(
    _ phrases: [Phrase], _ style: TextStyle, longest: Int = .max
  ) throws(PlotError) -> [TextLine] {
    try lines(phrases.map(text), style, longest: longest)
  }

  /// Breaks a phrase into lines.
  func wrap(_ phrase: Phrase, _ style: TextStyle, width: Double) throws(PlotError) -> [TextLine] {
    try wrap(text(phrase), style, width: width)
  }

  /// Measures lines, each shortened in its middle to at most a number of letters.
  func lines(
    _ texts: [String], _ style: TextStyle, longest: Int = .max
  ) throws(PlotError) -> [TextLine] {
    var lines: [TextLine] = []
    for text in texts {
      lines.append(try line(TokenLabel.shortened(text, to: longest), style))
    }
    return lines
  }

  /// How many letters of a word are drawn at most, its beginning and its end: no language has longer ones,
  /// but files do.
  static let longestWord = 200

  /// Breaks a text at its spaces, and a word that alone is too wide between its letters.
  func wrap(_ text: String, _ style: TextStyle, width: Double) throws(PlotError) -> [TextLine] {
    var lines: [TextLine] = []
    var current = ""
    for whole in TextLine.cleaned(text).split(separator: " ") {
      let word = TokenLabel.shortened(String(whole), to: Self.longestWord)
      let longer = current.isEmpty ? word : current + " " + word
      if try self.width(of: longer, style) <= width {
        current = longer
        continue
      }
      if !current.isEmpty { lines.append(try line(current, style)) }
      current = ""
      for letter in word {
        let longer = current + String(letter)
        if !current.isEmpty, try self.width(of: longer, style) > width {
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
}
