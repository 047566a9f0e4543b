import Phrases
import Platform

extension Timeline: PlotContent {
  func layout(_ request: LayoutRequest) throws(PlotError) -> any PlotLayout {
    try check()
    return try TimelineLayout(self, request)
  }

  func document(in catalogue: Catalogue) throws(PlotError) -> JSONValue {
    try check()
    return .object([
      "figure": .string("timeline"), "title": .text(title, in: catalogue),
      "subtitle": .text(subtitle, in: catalogue),
      "entries": .array(
        entries.map {
          .object([
            "year": .integer($0.year), "name": .text($0.name, in: catalogue),
            "detail": .text($0.detail, in: catalogue),
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
