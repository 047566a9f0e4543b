import Phrases
import Platform

extension Heatmap: ScaledContent {
  func layout(_ request: LayoutRequest) throws(PlotError) -> any PlotLayout {
    try checkNumbers()
    return try HeatmapLayout(self, request)
  }

  func document(in catalogue: Catalogue) throws(PlotError) -> JSONValue {
    try checkNumbers()
    let range = colourRange
    return .object([
      "figure": .string("heatmap"), "title": .text(title, in: catalogue),
      "subtitle": .text(subtitle, in: catalogue),
      "name": .text(name, in: catalogue), "rows": .text(rows.title, in: catalogue),
      "columns": .text(columns.title, in: catalogue),
      "value": .text(scale.title, in: catalogue), "rowLabels": .texts(rows.labels, in: catalogue),
      "cellTexts": .array(cells.texts.map(JSONValue.strings)),
      "columnLabels": .texts(columns.labels, in: catalogue),
      "colours": .string(scale.colours.rawValue),
      "range": .numbers([range.lowerBound, range.upperBound]),
      "values": .array(values.map { .array($0.map(JSONValue.optional)) }),
    ])
  }

  var valueTitle: Phrase { scale.title }

  var colours: ColourMap { scale.colours }

  var missingValueTitle: Phrase? {
    values.contains { $0.contains { $0 == nil } } ? scale.masked : nil
  }

  var colourRange: ClosedRange<Double> {
    scale.range
      ?? scale.colours.range(
        of: values.flatMap { $0.compactMap { $0 } }, startsAtZero: rowsSumToOne)
  }
}
