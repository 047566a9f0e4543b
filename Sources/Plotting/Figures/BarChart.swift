import Platform

/// Amounts as bars that start at 0, such as the loss of each ablation.
public struct BarChart: Figure {
  /// Which way bars run.
  public enum Orientation: String, Sendable {
    /// To the right, a row each: room for long names.
    case horizontal
    /// Upwards, a column each.
    case vertical
  }

  /// One bar in each category.
  public struct Series: Sendable {
    /// The name in the legend, where there are several series.
    public var name: String
    /// The length of each bar, `[categories]`.
    public var values: [Double]
    /// The lower ends of error bars, `[categories]`, or none.
    public var low: [Double]
    /// The upper ends of error bars, `[categories]`, or none.
    public var high: [Double]
    /// The colour; nil takes the next of the theme.
    public var colour: Colour?
    /// A colour for each bar, `[categories]`, where one series has several.
    public var colours: [Colour]

    /// Makes a series of bars.
    public init(
      _ name: String, values: [Double], low: [Double] = [], high: [Double] = [],
      colour: Colour? = nil, colours: [Colour] = []
    ) {
      self.name = name
      self.values = values
      self.low = low
      self.high = high
      self.colour = colour
      self.colours = colours
    }
  }

  /// The finding or question.
  public var title: String
  /// Model, data, step, seed.
  public var subtitle: String
  /// A quiet mark at the top right, such as `quick run`.
  public var note: String?
  /// What each bar, or group of bars, stands for.
  public var categories: [String]
  /// The bars: one series, or several side by side in each category.
  public var series: [Series]
  /// What the lengths measure.
  public var axis: Axis
  /// Which way bars run.
  public var orientation: Orientation
  /// Lines to read the bars against, such as chance; each stands at a length.
  public var references: [ReferenceLine]
  /// Whether each bar's number stands at its end.
  public var showsValues: Bool
  /// What error bars show, with the number of runs, such as `range of 3 seeds`.
  public var errorMeaning: String?
  /// A sentence below the figure.
  public var footnote: String?
  /// The width of the plot with its labels, in points.
  public var width: Double
  /// The height of an upright chart with its labels, in points; a level one takes what it needs.
  public var height: Double

  /// Makes a bar chart.
  public init(
    title: String, subtitle: String = "", categories: [String], series: [Series], axis: Axis,
    orientation: Orientation = .horizontal, references: [ReferenceLine] = [],
    showsValues: Bool = true, errorMeaning: String? = nil, note: String? = nil,
    footnote: String? = nil, width: Double = 712, height: Double = 340
  ) {
    self.title = title
    self.subtitle = subtitle
    self.categories = categories
    self.series = series
    self.axis = axis
    self.orientation = orientation
    self.references = references
    self.showsValues = showsValues
    self.errorMeaning = errorMeaning
    self.note = note
    self.footnote = footnote
    self.width = width
    self.height = height
  }

  /// What the figure shows, in words.
  public var alternativeText: String {
    let bars = series.flatMap { one in
      zip(categories, one.values).map { name, value in
        let kind = series.count > 1 ? " (\(one.name))" : ""
        return "\(name)\(kind) \(NumberFormat.short(value))"
      }
    }
    return "Bar chart: \(title). \(axis.title): \(bars.joined(separator: ", "))."
  }
}

extension BarChart: PlotContent {
  func layout(_ request: LayoutRequest) throws(PlotError) -> any PlotLayout {
    try checkNumbers()
    switch orientation {
    case .horizontal: return try LevelBarLayout(self, request)
    case .vertical: return try UprightBarLayout(self, request)
    }
  }

  func document() throws(PlotError) -> JSONValue {
    try checkNumbers()
    return .object([
      "figure": .string("bar chart"), "title": .string(title), "subtitle": .string(subtitle),
      "value": .string(axis.title), "categories": .strings(categories),
      "series": .array(
        series.map {
          .object([
            "name": .string($0.name), "values": .numbers($0.values), "low": .numbers($0.low),
            "high": .numbers($0.high),
          ])
        }),
      "errors": errorMeaning.map(JSONValue.string) ?? .null,
      "references": .array(references.map(\.document)),
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

  func legend(width: Double) throws(PlotError) -> Legend? {
    guard series.count > 1 else { return nil }
    return try Legend(
      series.indices.map {
        Legend.Entry(name: series[$0].name, colour: colour($0, .max), hasLine: false, isArea: true)
      }, width: width)
  }

  var footnotes: [String] {
    var notes: [String] = []
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
