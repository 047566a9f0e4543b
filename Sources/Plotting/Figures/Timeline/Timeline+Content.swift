import Platform

extension Timeline: PlotContent {
  func layout(_ request: LayoutRequest) throws(PlotError) -> any PlotLayout {
    try check()
    return try TimelineLayout(self, request)
  }

  func document() throws(PlotError) -> JSONValue {
    try check()
    return .object([
      "figure": .string("timeline"), "title": .string(title), "subtitle": .string(subtitle),
      "entries": .array(
        entries.map {
          .object([
            "year": .integer($0.year), "name": .string($0.name),
            "detail": .string($0.detail),
          ])
        }),
    ])
  }

  private func check() throws(PlotError) {
    guard !entries.isEmpty else {
      throw PlotError("The timeline \"\(title)\" is empty: give at least one entry.")
    }
    for (earlier, later) in zip(entries, entries.dropFirst()) where later.year < earlier.year {
      throw PlotError(
        """
        The timeline "\(title)" has \(later.year) after \(earlier.year): entries must be in the order \
        of their years.
        """)
    }
  }
}
