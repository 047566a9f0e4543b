import Phrases

/// Sets a table in columns: words flush left, numbers flush right with one count of decimals a
/// column.
struct TableLayout {
  private struct Column {
    let heading: String
    let texts: [String]
    let isNumeric: Bool

    /// The columns that every line of it needs, its heading on one line.
    var width: Int { ([heading] + texts).map { TextWidth.columns($0) }.max() ?? 0 }

    /// The same with the heading broken at its spaces.
    var leastWidth: Int {
      let words = heading.split(separator: " ").map(String.init)
      return (words + texts).map { TextWidth.columns($0) }.max() ?? 0
    }
  }

  private static let gap = "   "

  private let title: String
  private let columns: [Column]
  private let rowCount: Int

  init(_ table: Table) {
    title = table.title
    rowCount = table.rows.count
    columns = table.columns.enumerated().map { index, heading in
      let cells = table.rows.map { $0[index] }
      let isNumeric = cells.contains { if case .number = $0 { true } else { false } }
      return Column(heading: heading, texts: Self.texts(of: cells), isNumeric: isNumeric)
    }
  }

  /// Writes title, headings, a rule and rows, indented by two.
  ///
  /// A table that is wider than `width` gets headings of several lines; if that is not enough, its last
  /// columns follow below, beside the first one again. Only a text that leaves no room by itself is cut.
  func lines(width: Int, _ style: (TerminalStyle, String) -> String) -> [String] {
    var result: [String] = title.isEmpty ? [] : ["  " + title]
    let fits = Self.total(columns.map(\.width)) <= width
    let widths = columns.map { fits ? $0.width : $0.leastWidth }
    for (index, block) in blocks(widths, width).enumerated() {
      if index > 0 { result.append("") }
      let headings = block.map { TextWidth.wrapped(columns[$0].heading, to: widths[$0]) }
      let height = headings.map(\.count).max() ?? 1
      func line(_ cells: [String]) -> String {
        let padded = zip(block, cells).map { column, cell in
          TextWidth.padded(cell, to: widths[column], flushRight: columns[column].isNumeric)
        }
        var text = padded.joined(separator: Self.gap)
        while text.hasSuffix(" ") { text.removeLast() }
        return TextWidth.cut(text, to: width)
      }
      for row in 0..<height {
        let cells = headings.map { lines in
          let place = row - (height - lines.count)  // the last lines stand side by side
          return place >= 0 ? lines[place] : ""
        }
        result.append("  " + style(.faint, line(cells)))
      }
      let rule = line(block.map { String(repeating: "─", count: widths[$0]) })
      result.append("  " + style(.faint, rule))
      for row in 0..<rowCount { result.append("  " + line(block.map { columns[$0].texts[row] })) }
    }
    return result
  }

  /// Which columns stand side by side: as many as fit, the first one in every block.
  private func blocks(_ widths: [Int], _ width: Int) -> [[Int]] {
    guard let first = widths.indices.first else { return [] }
    var blocks = [[first]]
    for column in widths.indices.dropFirst() {
      let block = blocks[blocks.count - 1]
      if block.count > 1, Self.total((block + [column]).map { widths[$0] }) > width {
        blocks.append([first, column])
      } else {
        blocks[blocks.count - 1].append(column)
      }
    }
    return blocks
  }

  private static func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + gap.count * max(widths.count - 1, 0)
  }

  /// Writes the cells of one column, numbers with one count of decimals.
  static func texts(of cells: [Table.Cell]) -> [String] {
    let numbers: [Double] = cells.compactMap {
      if case .number(let number) = $0 { number } else { nil }
    }
    let written = numbers.map { Format.number($0) }
    let isScientific = written.contains { $0.contains("e") }
    let decimals = written.map { $0.split(separator: ".").dropFirst().first?.count ?? 0 }.max() ?? 0
    return cells.map { cell in
      switch cell {
      case .text(let text): text
      case .empty: ""
      case .number(let number) where isScientific: Format.number(number)
      case .number(let number): Format.number(number, decimals: decimals)
      }
    }
  }
}
