extension Heatmap {
  /// Holds that the matrix is one, that its labels fit and that its rows sum to 1 if they must.
  func checkNumbers() throws(PlotError) {
    let what = name.isEmpty ? "the heatmap \"\(title)\"" : name
    guard let columns = values.first?.count, columns > 0 else {
      throw PlotError("\(Check.capitalised(what)) has no cells: give at least one row of one.")
    }
    for (row, cells) in values.enumerated() {
      guard cells.count == columns else {
        throw PlotError(
          """
          Row \(row) of \(what) has \(cells.count) columns, but row 0 has \(columns): all rows must \
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
    for (labels, count, kind) in [
      (rowLabels, values.count, "rows"), (columnLabels, columns, "columns"),
    ] where !labels.isEmpty && labels.count != count {
      throw PlotError(
        """
        \(Check.capitalised(what)) has \(count) \(kind) but \(labels.count) labels for them: give \
        one for each, or none.
        """)
    }
    if !cellTexts.isEmpty, cellTexts.map(\.count) != values.map(\.count) {
      throw PlotError(
        """
        \(Check.capitalised(what)) has \(values.count) rows of \(columns) cells but \
        \(cellTexts.count) rows of \(cellTexts[0].count) texts for them: give one for each cell, or \
        none.
        """)
    }
    if let range, !range.lowerBound.isFinite || !range.upperBound.isFinite {
      throw PlotError(
        "The colour range of \(what) is \(range): both ends must be finite.")
    }
    if let range, colours.isDiverging, range.lowerBound != -range.upperBound {
      throw PlotError(
        """
        The colour range of \(what) is \(range.lowerBound) to \(range.upperBound), but a diverging \
        map is symmetric: give a range from -x to x.
        """)
    }
    guard rowsSumToOne else { return }
    for (row, cells) in values.enumerated() {
      let sum = cells.reduce(0) { $0 + ($1 ?? 0) }
      guard abs(sum - 1) > 1e-3 else { continue }
      let label = row < rowLabels.count ? " (\"\(TokenLabel.visible(rowLabels[row]))\")" : ""
      throw PlotError(
        """
        Row \(row)\(label) of \(what) sums to \(sum), but each row of attention must sum to 1 \
        (within 0.001): check the softmax and the mask.
        """)
    }
  }
}
