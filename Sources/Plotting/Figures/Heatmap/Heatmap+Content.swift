import Platform

extension Heatmap: ScaledContent {
  func layout(_ request: LayoutRequest) throws(PlotError) -> any PlotLayout {
    try checkNumbers()
    return try HeatmapLayout(self, request)
  }

  func document() throws(PlotError) -> JSONValue {
    try checkNumbers()
    let range = colourRange
    return .object([
      "figure": .string("heatmap"), "title": .string(title), "subtitle": .string(subtitle),
      "name": .string(name), "rows": .string(rows.title), "columns": .string(columns.title),
      "value": .string(scale.title), "rowLabels": .strings(rows.labels),
      "cellTexts": .array(cells.texts.map(JSONValue.strings)),
      "columnLabels": .strings(columns.labels), "colours": .string(scale.colours.rawValue),
      "range": .numbers([range.lowerBound, range.upperBound]),
      "values": .array(values.map { .array($0.map(JSONValue.optional)) }),
    ])
  }

  var valueTitle: String { scale.title }

  var colours: ColourMap { scale.colours }

  var missingValueTitle: String? {
    values.contains { $0.contains { $0 == nil } } ? scale.masked : nil
  }

  var colourRange: ClosedRange<Double> {
    scale.range
      ?? scale.colours.range(
        of: values.flatMap { $0.compactMap { $0 } }, startsAtZero: rowsSumToOne)
  }
}
