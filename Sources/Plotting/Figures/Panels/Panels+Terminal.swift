extension Panels {
  /// Draws the heatmaps among the panels as text, side by side where they fit.
  ///
  /// - Parameters:
  ///   - width: The number of characters in a line, at least 20.
  ///   - colour: Whether colour may be used; false where `NO_COLOR` is set or the output is a file.
  /// - Returns: The lines, each ended by a line break; nil where no panel is a heatmap.
  /// - Throws: `PlotError` where a matrix can't be drawn or the width is less than 20.
  public func terminalText(width: Int = 80, colour: Bool) throws(PlotError) -> String? {
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
        hasKey: shared != nil)
    }
    var text = TextLine.cleaned(title) + "\n"
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
    if let shared { text += maps[0].1.terminalKey(shared, colour: colour) }
    if small.contains(where: { $0.isAveraged }) {
      text += "Cells are means where a map is wider than its place.\n"
    }
    if maps.count < panels.count {
      text += "\(maps.count) of \(panels.count) panels: the picture has the others.\n"
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
    hasKey: Bool
  ) -> (lines: [(text: String, width: Int)], isAveraged: Bool) {
    let cellWidth = colour ? 1 : 2
    let columns = map.values.first?.count ?? 1
    let most = max(1, room / cellWidth)
    let block = max(1, (max(columns, map.values.count) + most - 1) / most)
    let cells = map.averaged(block: block)
    let title = TextLine.cleaned(panel.title.isEmpty ? map.title : panel.title)
    let name = TokenLabel.shortened(title, to: room)
    var lines = [(text: name, width: Heatmap.terminalWidth(name))]
    for line in map.terminalLines(cells, range, colour: colour) {
      lines.append((line, (cells.first?.count ?? 0) * cellWidth))
    }
    if !hasKey {
      let ends = [range.lowerBound, range.upperBound].map { NumberFormat.short($0) }
      let key = TokenLabel.shortened(ends.joined(separator: " to "), to: room)
      lines.append((key, Heatmap.terminalWidth(key)))
    }
    lines.append(("", 0))
    return (lines, block > 1)
  }
}
