/// The numbers within cells, where the cells are large enough.
struct CellNumbers {
  /// A text for each cell, `[rows][columns]`; nil where the cell is masked.
  let texts: [[TextLine?]]

  static let size = 10.0

  /// Measures the numbers; nil where the widest does not fit its cell.
  init?(_ values: [[Double?]], cell: Size, _ typesetter: Typesetter) throws(PlotError) {
    guard cell.width >= 24, cell.height >= 16, values.count * values[0].count <= 1600 else {
      return nil
    }
    let largest = values.joined().reduce(0.0) { max($0, abs($1 ?? 0)) }
    guard largest == 0 || (largest >= 0.01 && largest < 1e5) else { return nil }
    let decimals = min(2, NumberFormat.decimals(forLargest: largest))
    let style = TextStyle(size: Self.size)
    var texts: [[TextLine?]] = []
    for row in values {
      var lines: [TextLine?] = []
      for value in row {
        guard let value else {
          lines.append(nil)
          continue
        }
        let line = try typesetter.line(NumberFormat.fixed(value, decimals: decimals), style)
        guard line.width + 4 <= cell.width else { return nil }
        lines.append(line)
      }
      texts.append(lines)
    }
    self.texts = texts
  }

  /// Measures given texts, each shortened in the middle until it fits; nil where cells are too small
  /// for three letters.
  init?(texts: [[String]], cell: Size, _ typesetter: Typesetter) throws(PlotError) {
    guard cell.width >= 30, cell.height >= 14 else { return nil }
    let style = TextStyle(size: Self.size)
    var lines: [[TextLine?]] = []
    for row in texts {
      var line: [TextLine?] = []
      for text in row {
        let shown = try typesetter.line(text, style, within: cell.width - 4)
        line.append(shown.width + 4 <= cell.width ? shown : nil)
      }
      lines.append(line)
    }
    self.texts = lines
  }
}
