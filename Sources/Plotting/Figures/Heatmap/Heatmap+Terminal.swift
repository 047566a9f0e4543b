import Phrases

extension Heatmap {
  /// Draws the matrix as text, so that a lesson works in a terminal over any connection.
  ///
  /// With colour, each character is a half block that shows two rows in 24-bit colour; without, each
  /// cell is two of the five shades from a space to a full block, and a masked cell is `· `. Rows and
  /// columns that exceed the width are averaged in blocks, and the last line says so.
  ///
  /// - Parameters:
  ///   - width: The number of characters in a line, at least 20.
  ///   - colour: Whether colour may be used; false where `NO_COLOR` is set or the output is a file.
  ///   - catalogue: The language of its words.
  /// - Returns: The lines, each ended by a line break.
  /// - Throws: `PlotError` where the matrix can't be drawn or the width is less than 20.
  public func terminalText(
    width: Int = 80, colour: Bool, in catalogue: Catalogue = .english
  ) throws(PlotError) -> String {
    try checkNumbers()
    guard width >= 20 else {
      throw PlotError(
        "A heatmap of \(width) characters a line was asked for: give it 20 or more.")
    }
    let names = terminalLabels(width: width, in: catalogue)
    let labelWidth = names.map(Self.terminalWidth).max() ?? 0
    let cellWidth = colour ? 1 : 2
    let room = max(1, (width - labelWidth - 1) / cellWidth)
    let columns = values.first?.count ?? 1
    let block = max(1, (max(columns, values.count) + room - 1) / room)
    let range = colourRange
    var text = TextLine.cleaned(title.text(in: catalogue)) + "\n"
    let lines = terminalLines(averaged(block: block), range, colour: colour)
    for (index, line) in lines.enumerated() {
      if block == 1 { text += Self.padded(names[colour ? 2 * index : index], to: labelWidth) + " " }
      text += line + "\n"
    }
    text += terminalKey(range, colour: colour, in: catalogue)
    if block > 1 {
      let averaged: Phrase = "Each character is the mean of \(block) by \(block) cells."
      text += averaged.text(in: catalogue) + "\n"
    }
    return text
  }

  /// Draws cells as lines: two rows a line in colour, one without.
  func terminalLines(
    _ cells: [[Double?]], _ range: ClosedRange<Double>, colour: Bool
  ) -> [String] {
    guard colour else {
      let shades = ["  ", "░░", "▒▒", "▓▓", "██"]
      return cells.map { line in
        line.map { cell in
          guard let cell else { return "· " }
          let place = min(max(ColourBar.position(of: cell, in: range), 0), 1)
          return shades[min(Int(place * Double(shades.count)), shades.count - 1)]
        }.joined()
      }
    }
    return stride(from: 0, to: cells.count, by: 2).map { row in
      var line = ""
      for column in cells[row].indices {
        let lower = row + 1 < cells.count ? terminalColour(cells[row + 1][column], range) : nil
        line += Self.escape(terminalColour(cells[row][column], range), ground: 38)
        line += lower.map { Self.escape($0, ground: 48) } ?? "\u{1B}[49m"
        line += "▀"
      }
      return line + "\u{1B}[0m"
    }
  }

  /// A label for each row, cut to a third of the width.
  private func terminalLabels(width: Int, in catalogue: Catalogue) -> [String] {
    guard !rows.labels.isEmpty else { return values.indices.map(String.init) }
    let texts = rows.labels.map { $0.text(in: catalogue) }
    let shown = labels == .tokens ? TokenLabel.labels(texts) : texts.map(TextLine.cleaned)
    return shown.map { TokenLabel.shortened($0, to: max(3, min(width / 3, 16))) }
  }

  func terminalKey(
    _ range: ClosedRange<Double>, colour: Bool, in catalogue: Catalogue
  ) -> String {
    let (low, high) = (NumberFormat.short(range.lowerBound), NumberFormat.short(range.upperBound))
    var bar = ""
    if colour {
      for step in 0..<16 {
        bar += Self.escape(colours.colour(at: (Double(step) + 0.5) / 16), ground: 48) + " "
      }
      bar += "\u{1B}[0m"
    } else {
      bar = "░▒▓█"
    }
    let isMasked = values.contains { $0.contains { $0 == nil } }
    let sample =
      colour ? Self.escape(Theme.masked, ground: 48) + "  \u{1B}[0m" : "·"
    let (value, masked) = (valueTitle.text(in: catalogue), scale.masked.text(in: catalogue))
    return "\(value): \(low) \(bar) \(high)" + (isMasked ? "  \(sample) \(masked)" : "") + "\n"
  }

  private func terminalColour(_ value: Double?, _ range: ClosedRange<Double>) -> Colour {
    value.map { colours.colour(at: ColourBar.position(of: $0, in: range)) } ?? Theme.masked
  }

  /// Means over blocks of cells; a block without any value is masked.
  func averaged(block: Int) -> [[Double?]] {
    guard block > 1 else { return values }
    let columns = values.first?.count ?? 0
    return stride(from: 0, to: values.count, by: block).map { top in
      stride(from: 0, to: columns, by: block).map { left in
        var (sum, count) = (0.0, 0)
        for row in top..<min(top + block, values.count) {
          for column in left..<min(left + block, columns) {
            guard let value = values[row][column] else { continue }
            sum += value
            count += 1
          }
        }
        return count > 0 ? sum / Double(count) : nil
      }
    }
  }

  private static func escape(_ colour: Colour, ground: Int) -> String {
    let hex = colour.hex
    return "\u{1B}[\(ground);2;\(hex >> 16 & 0xFF);\(hex >> 8 & 0xFF);\(hex & 0xFF)m"
  }

  private static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - terminalWidth(text))) + text
  }

  /// The columns that a text takes in a terminal: Hangul, Chinese and Japanese take two a letter.
  static func terminalWidth(_ text: String) -> Int {
    text.reduce(0) { sum, letter in
      let value = letter.unicodeScalars.first?.value ?? 0
      let isWide =
        (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value)
        || (0xAC00...0xD7A3).contains(value) || (0xF900...0xFAFF).contains(value)
        || (0xFF00...0xFF60).contains(value) || (0x1F300...0x1FAFF).contains(value)
      return sum + (isWide ? 2 : 1)
    }
  }
}
