import Phrases
import Platform

extension ScatterPlot: PlotContent {
  func layout(_ request: LayoutRequest) throws(PlotError) -> any PlotLayout {
    try checkNumbers()
    return try ScatterPlotLayout(self, request)
  }

  func document(in catalogue: Catalogue) throws(PlotError) -> JSONValue {
    try checkNumbers()
    return .object([
      "figure": .string("scatter plot"), "title": .text(title, in: catalogue),
      "subtitle": .text(subtitle, in: catalogue),
      "x": .text(xAxis.title, in: catalogue), "y": .text(yAxis.title, in: catalogue),
      "field": field?.document(in: catalogue) ?? .null,
      "groups": .array(
        groups.map {
          .object([
            "name": .text($0.name, in: catalogue), "x": .numbers($0.x), "y": .numbers($0.y),
            "labels": .texts($0.labels, in: catalogue),
          ])
        }),
      "references": .array(references.map { $0.document(in: catalogue) }),
    ])
  }

  private func checkNumbers() throws(PlotError) {
    guard groups.contains(where: { !$0.x.isEmpty }) else {
      throw PlotError("The scatter plot \"\(title)\" has no points: give at least one.")
    }
    for group in groups {
      let what = "the group \"\(group.name)\""
      try Check.sameCount(group.x, "x", group.y, "y", of: what)
      try Check.finite(group.x, "x of \(what)")
      try Check.finite(group.y, "y of \(what)")
      if !group.labels.isEmpty {
        try Check.sameCount(group.x, "points", group.labels, "labels", of: what)
      }
    }
    try field?.check(in: self)
    for line in references {
      try Check.finite([line.value], "the reference line \"\(line.label)\"")
    }
    if hasEqualAspect, xAxis.scale != .linear || yAxis.scale != .linear {
      throw PlotError(
        """
        The scatter plot "\(title)" asks for equal aspect on a logarithmic axis: use two linear \
        axes, or no equal aspect.
        """)
    }
  }
}
