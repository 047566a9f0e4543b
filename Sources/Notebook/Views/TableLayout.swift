/// Sets a table in columns: words flush left, numbers flush right with one count of decimals a
/// column.
struct TableLayout {
  private let table: Table

  init(_ table: Table) {
    self.table = table
  }

  /// Writes title, headings, a rule and rows, indented by two; lines longer than `width` are cut.
  func lines(width: Int, _ style: (TerminalStyle, String) -> String) -> [String] {
    var columns: [[String]] = []
    var headings: [String] = []
    for (index, heading) in table.columns.enumerated() {
      let cells = table.rows.map { $0[index] }
      let isNumeric = cells.contains { if case .number = $0 { true } else { false } }
      let texts = Self.texts(of: cells)
      let width = ([heading] + texts).map { TextWidth.columns($0) }.max() ?? 0
      headings.append(TextWidth.padded(heading, to: width, flushRight: isNumeric))
      columns.append(texts.map { TextWidth.padded($0, to: width, flushRight: isNumeric) })
    }
    func line(_ cells: [String]) -> String {
      var text = cells.joined(separator: "   ")
      while text.hasSuffix(" ") { text.removeLast() }
      return TextWidth.cut(text, to: width)
    }
    let rules = headings.map { String(repeating: "─", count: TextWidth.columns($0)) }
    var result: [String] = table.title.isEmpty ? [] : ["  " + table.title]
    result.append("  " + style(.faint, line(headings)))
    result.append("  " + style(.faint, line(rules)))
    for row in table.rows.indices { result.append("  " + line(columns.map { $0[row] })) }
    return result
  }

  /// Writes the cells of one column, numbers with one count of decimals.
  static func texts(of cells: [Cell]) -> [String] {
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
