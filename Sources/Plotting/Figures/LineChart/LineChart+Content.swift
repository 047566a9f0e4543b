import Phrases
import Platform

extension LineChart: PlotContent {
  func layout(_ request: LayoutRequest) throws(PlotError) -> any PlotLayout {
    try checkNumbers()
    return try LineChartLayout(self, request)
  }

  func document(in catalogue: Catalogue) throws(PlotError) -> JSONValue {
    try checkNumbers()
    let curves = series.map { one -> JSONValue in
      var members: JSONObject = [
        "name": .text(one.name, in: catalogue), "x": .numbers(one.x), "y": .numbers(one.y),
      ]
      if let raw = one.raw {
        members["raw"] = .object([
          "x": .numbers(raw.x), "y": .numbers(raw.y),
          "smoothing": .text(raw.smoothing, in: catalogue),
        ])
      }
      if let band = one.band {
        members["band"] = .object([
          "low": .numbers(band.low), "high": .numbers(band.high),
          "count": .integer(band.count), "meaning": .text(band.meaning, in: catalogue),
          "of": .text(band.of, in: catalogue),
        ])
      }
      return .object(members)
    }
    return .object([
      "figure": .string("line chart"), "title": .text(title, in: catalogue),
      "subtitle": .text(subtitle, in: catalogue),
      "x": .text(xAxis.title, in: catalogue), "y": .text(yAxis.title, in: catalogue),
      "series": .array(curves),
      "references": .array(references.map { $0.document(in: catalogue) }),
    ])
  }

  private func checkNumbers() throws(PlotError) {
    guard !series.isEmpty else {
      throw PlotError("The line chart \"\(title)\" has no series: give at least one.")
    }
    for one in series {
      try Check.sameCount(one.x, "x", one.y, "y", of: "the series \"\(one.name)\"")
      try Check.notEmpty(one.x, "the series \"\(one.name)\"")
      try Check.finite(one.x, "x of the series \"\(one.name)\"")
      try Check.finite(one.y, "y of the series \"\(one.name)\"")
      if let raw = one.raw {
        try Check.sameCount(raw.x, "x", raw.y, "y", of: "the raw curve of \"\(one.name)\"")
        try Check.finite(raw.x, "x of the raw curve of \"\(one.name)\"")
        try Check.finite(raw.y, "y of the raw curve of \"\(one.name)\"")
      }
      if let band = one.band {
        try Check.sameCount(one.x, "x", band.low, "low", of: "the band of \"\(one.name)\"")
        try Check.sameCount(one.x, "x", band.high, "high", of: "the band of \"\(one.name)\"")
        try Check.finite(band.low, "low of the band of \"\(one.name)\"")
        try Check.finite(band.high, "high of the band of \"\(one.name)\"")
        for (index, (low, high)) in zip(band.low, band.high).enumerated() where low > high {
          throw PlotError(
            """
            The band of "\(one.name)" has low \(low) above high \(high) at index \(index): low must \
            be at most high.
            """)
        }
      }
    }
    for line in references {
      try Check.finite([line.value], "the reference line \"\(line.label)\"")
    }
  }
}
