/// Curves over a common axis: losses, rates, costs against size.
public struct LineChart: Figure {
  /// Where the names of curves stand.
  public enum Names: String, Sendable {
    /// At the ends of the curves where they all end at the right, else above the plot.
    case automatic
    /// At the right, beside the ends of the curves.
    case ends
    /// In a legend above the plot.
    case legend
  }

  /// The finding or question.
  public var title: String
  /// Model, data, step, seed.
  public var subtitle: String
  /// A quiet mark at the top right, such as `quick run`.
  public var note: String?
  /// The horizontal axis.
  public var xAxis: Axis
  /// The vertical axis.
  public var yAxis: Axis
  /// The curves.
  public var series: [Series]
  /// Lines to read the data against.
  public var references: [ReferenceLine]
  /// Where the names of curves stand.
  public var names: Names
  /// A sentence below the figure.
  public var footnote: String?
  /// The size of the plot with its labels, in points, without title and footnotes.
  public var width: Double
  /// The height of the plot with its labels, in points, without title and footnotes.
  public var height: Double

  /// Makes a line chart.
  public init(
    title: String, subtitle: String = "", xAxis: Axis, yAxis: Axis, series: [Series],
    references: [ReferenceLine] = [], names: Names = .automatic, note: String? = nil,
    footnote: String? = nil, width: Double = 712, height: Double = 360
  ) {
    self.title = title
    self.subtitle = subtitle
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.series = series
    self.references = references
    self.names = names
    self.note = note
    self.footnote = footnote
    self.width = width
    self.height = height
  }

  /// What the figure shows, in words.
  public var alternativeText: String {
    let ends = series.map { one in
      guard let first = one.y.first, let last = one.y.last else { return one.name }
      return "\(one.name) from \(NumberFormat.short(first)) to \(NumberFormat.short(last))"
    }
    return """
      Line chart: \(title). \(yAxis.title) against \(xAxis.title): \
      \(ends.joined(separator: ", ")).
      """
  }
}

extension LineChart: PlotContent {
  func layout(_ request: LayoutRequest) throws(PlotError) -> any PlotLayout {
    try checkNumbers()
    return try LineChartLayout(self, request)
  }

  func document() throws(PlotError) -> JSONValue {
    try checkNumbers()
    let curves = series.map { one -> JSONValue in
      var members: [String: JSONValue] = [
        "name": .string(one.name), "x": .numbers(one.x), "y": .numbers(one.y),
      ]
      if let raw = one.raw {
        members["raw"] = .object([
          "x": .numbers(raw.x), "y": .numbers(raw.y), "smoothing": .string(raw.smoothing),
        ])
      }
      if let band = one.band {
        members["band"] = .object([
          "low": .numbers(band.low), "high": .numbers(band.high),
          "count": .number(Double(band.count)), "meaning": .string(band.meaning),
          "of": .string(band.of),
        ])
      }
      return .object(members)
    }
    return .object([
      "figure": .string("line chart"), "title": .string(title), "subtitle": .string(subtitle),
      "x": .string(xAxis.title), "y": .string(yAxis.title), "series": .array(curves),
      "references": .array(references.map(\.document)),
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
