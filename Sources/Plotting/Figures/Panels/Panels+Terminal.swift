import Phrases

extension Panels {
  /// Draws the heatmaps among the panels as text, side by side where they fit.
  ///
  /// - Parameters:
  ///   - width: The number of characters in a line, at least 20.
  ///   - colour: Whether colour may be used; false where `NO_COLOR` is set or the output is a file.
  ///   - catalogue: The language of its words.
  /// - Returns: The lines, each ended by a line break; nil where no panel is a heatmap.
  /// - Throws: `PlotError` where a matrix can't be drawn or the width is less than 20.
  public func terminalText(
    width: Int = 80, colour: Bool, in catalogue: Catalogue = .english
  ) throws(PlotError) -> String? {
    let maps = panels.compactMap { panel in (panel.figure as? Heatmap).map { (panel, $0) } }
    guard !maps.isEmpty else { return nil }
    guard width >= 20 else {
      throw PlotError("Panels of \(width) characters a line were asked for: give them 20 or more.")
    }
    for (_, map) in maps { try map.checkNumbers() }
    let side = max(1, min(columns, maps.count, (width + Self.gap) / (Self.least + Self.gap)))
    let room = (width - Self.gap * (side - 1)) / side
    let shared = sharesScale ? Self.union(maps.map { $0.1.colourRange }) : nil
    let small = maps.map { panel, map in
      Self.block(
        panel, map, range: shared ?? map.colourRange, room: room, colour: colour,
        hasKey: shared != nil, in: catalogue)
    }
    var text = TextLine.cleaned(title.text(in: catalogue)) + "\n"
    for start in stride(from: 0, to: small.count, by: side) {
      let row = small[start..<min(start + side, small.count)]
      for line in 0..<(row.map(\.lines.count).max() ?? 0) {
        let parts = row.map { block in
          line < block.lines.count
            ? block.lines[line] : (text: "", width: 0)
        }
        var joined = ""
        for (index, part) in parts.enumerated() {
          joined += part.text
          guard index < parts.count - 1 else { continue }
          joined += String(repeating: " ", count: max(0, room - part.width) + Self.gap)
        }
        text += joined + "\n"
      }
    }
    if let shared { text += maps[0].1.terminalKey(shared, colour: colour, in: catalogue) }
    if small.contains(where: { $0.isAveraged }) {
      let note: Phrase = "Cells are means where a map is wider than its place."
      text += note.text(in: catalogue) + "\n"
    }
    if maps.count < panels.count {
      let note: Phrase = "\(maps.count) of \(panels.count) panels: the picture has the others."
      text += note.text(in: catalogue) + "\n"
    }
    return text
  }

  private static let gap = 2
  /// The fewest characters that a map may have.
  private static let least = 16

  private static func union(_ ranges: [ClosedRange<Double>]) -> ClosedRange<Double>? {
    guard let low = ranges.map(\.lowerBound).min(), let high = ranges.map(\.upperBound).max() else {
      return nil
    }
    return low...high
  }

  private static func block(
    _ panel: Panel, _ map: Heatmap, range: ClosedRange<Double>, room: Int, colour: Bool,
    hasKey: Bool, in catalogue: Catalogue
  ) -> (lines: [(text: String, width: Int)], isAveraged: Bool) {
    let cellWidth = colour ? 1 : 2
    let columns = map.values.first?.count ?? 1
    let most = max(1, room / cellWidth)
    let block = max(1, (max(columns, map.values.count) + most - 1) / most)
    let cells = map.averaged(block: block)
    let title = TextLine.cleaned(
      (panel.title.isEmpty ? map.title : panel.title).text(in: catalogue))
    let name = TokenLabel.shortened(title, to: room)
    var lines = [(text: name, width: Heatmap.terminalWidth(name))]
    for line in map.terminalLines(cells, range, colour: colour) {
      lines.append((line, (cells.first?.count ?? 0) * cellWidth))
    }
    if !hasKey {
      let (low, high) = (range.lowerBound, range.upperBound)
      let ends: Phrase = "\(NumberFormat.short(low)) to \(NumberFormat.short(high))"
      let key = TokenLabel.shortened(ends.text(in: catalogue), to: room)
      lines.append((key, Heatmap.terminalWidth(key)))
    }
    lines.append(("", 0))
    return (lines, block > 1)
  }
}
