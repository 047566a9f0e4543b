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
      "name": .string(name), "rows": .string(rowTitle), "columns": .string(columnTitle),
      "value": .string(valueTitle), "rowLabels": .strings(rowLabels),
      "cellTexts": .array(cellTexts.map(JSONValue.strings)),
      "columnLabels": .strings(columnLabels), "colours": .string(colours.rawValue),
      "range": .numbers([range.lowerBound, range.upperBound]),
      "values": .array(values.map { .array($0.map(JSONValue.optional)) }),
    ])
  }

  var missingValueTitle: String? {
    values.contains { $0.contains { $0 == nil } } ? maskedTitle : nil
  }

  var colourRange: ClosedRange<Double> {
    range
      ?? colours.range(
        of: values.flatMap { $0.compactMap { $0 } }, startsAtZero: rowsSumToOne)
  }
}
