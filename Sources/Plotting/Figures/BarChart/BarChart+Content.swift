import Phrases
import Platform

extension BarChart: PlotContent {
  func layout(_ request: LayoutRequest) throws(PlotError) -> any PlotLayout {
    try checkNumbers()
    switch orientation {
    case .horizontal: return try LevelBarLayout(self, request)
    case .vertical: return try UprightBarLayout(self, request)
    }
  }

  func document(in catalogue: Catalogue) throws(PlotError) -> JSONValue {
    try checkNumbers()
    return .object([
      "figure": .string("bar chart"), "title": .text(title, in: catalogue),
      "subtitle": .text(subtitle, in: catalogue),
      "value": .text(axis.title, in: catalogue), "categories": .texts(categories, in: catalogue),
      "series": .array(
        series.map {
          .object([
            "name": .text($0.name, in: catalogue), "values": .numbers($0.values),
            "low": .numbers($0.low),
            "high": .numbers($0.high),
          ])
        }),
      "errors": errorMeaning.map { .text($0, in: catalogue) } ?? .null,
      "references": .array(references.map { $0.document(in: catalogue) }),
    ])
  }

  /// The axis that the bars need: linear and with 0 on it.
  func fitted(wanted: Int) throws(PlotError) -> AxisScale {
    var axis = axis
    axis.includesZero = true
    return try AxisScale(
      axis, series.flatMap { $0.values + $0.low + $0.high } + references.map(\.value),
      wanted: wanted)
  }

  /// The number beside each bar, with as many decimals on all of them, `[series][categories]`.
  func valueTexts() -> [[String]] {
    guard showsValues else { return series.map { $0.values.map { _ in "" } } }
    let all = series.flatMap(\.values).map(abs)
    let largest = all.max() ?? 0
    if largest >= 1e6 || (largest > 0 && largest < 1e-3) {
      return series.map { $0.values.map(NumberFormat.short) }
    }
    let most = NumberFormat.decimals(forLargest: largest)
    let decimals =
      (0...most).first { decimals in
        all.allSatisfy {
          let scaled = $0 * powerOfTen(decimals)
          return abs(scaled - scaled.rounded()) < 1e-6
        }
      } ?? most
    return series.map { $0.values.map { NumberFormat.fixed($0, decimals: decimals) } }
  }

  func colour(_ index: Int, _ category: Int) -> Colour {
    if category < series[index].colours.count { return series[index].colours[category] }
    return series[index].colour ?? Theme.categories[index % Theme.categories.count]
  }

  func legend(width: Double, _ typesetter: Typesetter) throws(PlotError) -> Legend? {
    guard series.count > 1 else { return nil }
    return try Legend(
      series.indices.map {
        Legend.Entry(name: series[$0].name, colour: colour($0, .max), hasLine: false, isArea: true)
      }, width: width, typesetter)
  }

  var footnotes: [Phrase] {
    var notes: [Phrase] = []
    if series.contains(where: { !$0.low.isEmpty }) {
      notes.append("Thin lines: \(errorMeaning ?? "low to high").")
    }
    if let footnote { notes.append(footnote) }
    return notes
  }

  private func checkNumbers() throws(PlotError) {
    guard !categories.isEmpty, !series.isEmpty else {
      throw PlotError("The bar chart \"\(title)\" has no bars: give at least one category.")
    }
    guard axis.scale == .linear else {
      throw PlotError(
        """
        The bar chart "\(title)" has a logarithmic axis, which has no 0 for bars to start at: use a \
        linear axis, or a line chart with markers.
        """)
    }
    for one in series {
      let what = "the series \"\(one.name)\""
      try Check.sameCount(categories, "categories", one.values, "values", of: what)
      try Check.finite(one.values, "values of \(what)")
      try Check.sameCount(one.low, "low", one.high, "high", of: what)
      guard !one.low.isEmpty else { continue }
      try Check.sameCount(one.values, "values", one.low, "low", of: what)
      try Check.finite(one.low, "low of \(what)")
      try Check.finite(one.high, "high of \(what)")
      for (index, (low, high)) in zip(one.low, one.high).enumerated() where low > high {
        throw PlotError(
          """
          The error bar of \(what) has low \(low) above high \(high) at "\(categories[index])": low \
          must be at most high.
          """)
      }
    }
    for line in references {
      try Check.finite([line.value], "the reference line \"\(line.label)\"")
    }
  }
}
