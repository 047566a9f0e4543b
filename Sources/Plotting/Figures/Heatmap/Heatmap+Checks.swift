import Phrases

extension Heatmap {
  /// Holds that the matrix is one, that its labels fit and that its rows sum to 1 if they must.
  func checkNumbers() throws(PlotError) {
    guard let width = values.first?.count, width > 0 else {
      throw PlotError("\(Check.capitalised(what)) has no cells: give at least one row of one.")
    }
    for (row, cells) in values.enumerated() { try check(cells, row: row, width: width) }
    try check(rows.labels, count: values.count, "rows")
    try check(columns.labels, count: width, "columns")
    try checkTexts(width: width)
    try checkRange()
    if rowsSumToOne { try checkSums() }
  }

  /// How errors call the matrix.
  private var what: String { name.isEmpty ? "the heatmap \"\(title)\"" : name.english }

  private func check(_ cells: [Double?], row: Int, width: Int) throws(PlotError) {
    guard cells.count == width else {
      throw PlotError(
        """
        Row \(row) of \(what) has \(cells.count) columns, but row 0 has \(width): all rows must \
        have as many.
        """)
    }
    for case (let column, let number?) in cells.enumerated()
    where !number.isFinite || abs(number) > 1e300 {
      throw PlotError(
        """
        \(Check.capitalised(what)) holds \(number) in row \(row), column \(column): every number \
        must be finite and at most 1e300 in size, and a masked cell nil.
        """)
    }
  }

  private func check(_ labels: [Phrase], count: Int, _ kind: Phrase) throws(PlotError) {
    guard !labels.isEmpty, labels.count != count else { return }
    throw PlotError(
      """
      \(Check.capitalised(what)) has \(count) \(kind) but \(labels.count) labels for them: give \
      one for each, or none.
      """)
  }

  private func checkTexts(width: Int) throws(PlotError) {
    let texts = cells.texts
    guard !texts.isEmpty, texts.map(\.count) != values.map(\.count) else { return }
    throw PlotError(
      """
      \(Check.capitalised(what)) has \(values.count) rows of \(width) cells but \(texts.count) \
      rows of \(texts[0].count) texts for them: give one for each cell, or none.
      """)
  }

  private func checkRange() throws(PlotError) {
    guard let range = scale.range else { return }
    guard range.lowerBound.isFinite, range.upperBound.isFinite else {
      throw PlotError("The colour range of \(what) is \(range): both ends must be finite.")
    }
    guard !scale.colours.isDiverging || range.lowerBound == -range.upperBound else {
      throw PlotError(
        """
        The colour range of \(what) is \(range.lowerBound) to \(range.upperBound), but a diverging \
        map is symmetric: give a range from -x to x.
        """)
    }
  }

  private func checkSums() throws(PlotError) {
    for (row, cells) in values.enumerated() {
      let sum = cells.reduce(0) { $0 + ($1 ?? 0) }
      guard abs(sum - 1) > 1e-3 else { continue }
      let label =
        row < rows.labels.count ? " (\"\(TokenLabel.visible(rows.labels[row].english))\")" : ""
      throw PlotError(
        """
        Row \(row)\(label) of \(what) sums to \(sum), but each row of attention must sum to 1 \
        (within 0.001): check the softmax and the mask.
        """)
    }
  }
}
