extension Panels {
  /// The figures of the panels, once their number and titles are known to agree.
  func contents() throws(PlotError) -> [any PlotContent] {
    guard !panels.isEmpty, columns > 0 else {
      throw PlotError(
        "The panels \"\(title)\" are \(panels.count) in \(columns) columns: give one of each or more."
      )
    }
    let rows = (panels.count + columns - 1) / columns
    for (titles, count, kind) in [(rowTitles, rows, "rows"), (columnTitles, columns, "columns")]
    where !titles.isEmpty && titles.count != count {
      throw PlotError(
        """
        The panels "\(title)" have \(count) \(kind) but \(titles.count) titles for them: give one \
        for each, or none.
        """)
    }
    var contents: [any PlotContent] = []
    for (index, panel) in panels.enumerated() {
      guard let content = panel.figure as? any PlotContent else {
        throw PlotError(
          """
          Panel \(index) of "\(title)" is a \(type(of: panel.figure)), which can't stand in a panel: \
          use a line chart, scatter plot, heatmap, bar chart or token text.
          """)
      }
      contents.append(content)
    }
    return contents
  }

  /// The range that all panels share, if they are to.
  func sharedRange(_ contents: [any PlotContent]) throws(PlotError) -> ClosedRange<Double>? {
    guard sharesScale else { return nil }
    var range: ClosedRange<Double>?
    var first: (any ScaledContent)?
    for (index, content) in contents.enumerated() {
      guard let map = content as? any ScaledContent else {
        throw PlotError(
          """
          The panels "\(title)" share one scale, but panel \(index) is a \(type(of: content)): only \
          heatmaps and token texts can share a scale.
          """)
      }
      try map.checkNumbers()
      if let first, first.colours != map.colours {
        throw PlotError(
          """
          The panels "\(title)" share one scale, but panel \(index) has the colours \
          \(map.colours.rawValue) and panel 0 \(first.colours.rawValue): give all the same.
          """)
      }
      first = first ?? map
      let own = map.colourRange
      range =
        range.map {
          min($0.lowerBound, own.lowerBound)...max($0.upperBound, own.upperBound)
        } ?? own
    }
    return range
  }
}
