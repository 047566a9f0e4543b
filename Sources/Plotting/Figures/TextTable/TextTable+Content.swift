import Phrases
import Platform

extension TextTable: PlotContent {
  func layout(_ request: LayoutRequest) throws(PlotError) -> any PlotLayout {
    try checkRows()
    return try TextTableLayout(self, request)
  }

  func document(in catalogue: Catalogue) throws(PlotError) -> JSONValue {
    try checkRows()
    return .object([
      "figure": .string("table"), "title": .text(title, in: catalogue),
      "subtitle": .text(subtitle, in: catalogue),
      "columns": .texts(columns.map(\.title), in: catalogue),
      "rows": .array(rows.map { .texts($0, in: catalogue) }),
    ])
  }

  private func checkRows() throws(PlotError) {
    guard !rows.isEmpty, !columns.isEmpty else {
      throw PlotError("The table \"\(title)\" is empty: give at least one row and one column.")
    }
    guard columns.allSatisfy({ $0.share > 0 && $0.share.isFinite }) else {
      throw PlotError("A column of the table \"\(title)\" has no width: shares must be above 0.")
    }
    for (index, row) in rows.enumerated() where row.count != columns.count {
      throw PlotError(
        """
        Row \(index) of the table "\(title)" has \(row.count) texts but there are \
        \(columns.count) columns: there must be as many of both.
        """)
    }
    if !colours.isEmpty {
      try Check.sameCount(rows, "rows", colours, "colours", of: "the table \"\(title)\"")
    }
  }
}
