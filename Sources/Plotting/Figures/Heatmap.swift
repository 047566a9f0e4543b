/// A matrix as coloured cells, such as the attention of one head.
public struct Heatmap: Figure {
  /// What the labels of rows and columns are.
  public enum Labels: String, Sendable {
    /// Raw tokens: white space is made visible, duplicates are numbered, long ones shortened.
    case tokens
    /// Names, shown as they are but for shortening.
    case names
  }

  /// The finding or question.
  public var title: String
  /// Model, data, step, seed.
  public var subtitle: String
  /// A quiet mark at the top right, such as `quick run`.
  public var note: String?
  /// The numbers, `[rows][columns]`; nil is a masked cell.
  public var values: [[Double?]]
  /// A label for each row; none shows the rows' numbers, from 0.
  public var rowLabels: [String]
  /// A label for each column; none shows the columns' numbers, from 0.
  public var columnLabels: [String]
  /// What the labels are.
  public var labels: Labels
  /// What the rows are, such as `query`.
  public var rowTitle: String
  /// What the columns are, such as `key`.
  public var columnTitle: String
  /// What the numbers are, with their unit.
  public var valueTitle: String
  /// How numbers become colours.
  public var colours: ColourMap
  /// The numbers at the ends of the colour bar; nil takes them from the data.
  public var range: ClosedRange<Double>?
  /// What the colour of masked cells means.
  public var maskedTitle: String
  /// A text in each cell in place of its number, `[rows][columns]`, or none at all.
  ///
  /// It may be the token that a layer would predict: raw where `labels` are. Cells are then wide
  /// rather than square.
  public var cellTexts: [[String]]
  /// Whether large cells show their numbers.
  public var showsNumbers: Bool
  /// Whether every row must sum to 1, masked cells counting as 0, or the figure is refused.
  public var rowsSumToOne: Bool
  /// Which matrix this is, such as `layer 2, head 3`; errors name it.
  public var name: String
  /// Whether cells are squares; else they fill the plot, as for a state over a text.
  public var hasSquareCells: Bool
  /// The height of all rows together, in points, where cells are not square; nil chooses.
  public var height: Double?
  /// A sentence below the figure.
  public var footnote: String?

  /// Makes a heatmap.
  public init(
    title: String, subtitle: String = "", values: [[Double?]], rowLabels: [String] = [],
    columnLabels: [String] = [], labels: Labels = .tokens, rowTitle: String = "query",
    columnTitle: String = "key", valueTitle: String = "weight", colours: ColourMap = .viridis,
    range: ClosedRange<Double>? = nil, maskedTitle: String = "masked",
    cellTexts: [[String]] = [], showsNumbers: Bool = true,
    rowsSumToOne: Bool = false, name: String = "", hasSquareCells: Bool = true,
    height: Double? = nil, note: String? = nil, footnote: String? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.values = values
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.labels = labels
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    self.valueTitle = valueTitle
    self.colours = colours
    self.range = range
    self.maskedTitle = maskedTitle
    self.cellTexts = cellTexts
    self.showsNumbers = showsNumbers
    self.rowsSumToOne = rowsSumToOne
    self.name = name
    self.hasSquareCells = hasSquareCells
    self.height = height
    self.note = note
    self.footnote = footnote
  }

  /// What the figure shows, in words.
  public var alternativeText: String {
    let numbers = values.flatMap { $0.compactMap { $0 } }
    let ends =
      numbers.min().flatMap { low in numbers.max().map { (low, $0) } }
      .map { " from \(NumberFormat.short($0.0)) to \(NumberFormat.short($0.1))" } ?? ""
    return """
      Heatmap: \(title). \(valueTitle)\(ends) in \(values.count) rows (\(rowTitle)) and \
      \(values.first?.count ?? 0) columns (\(columnTitle)).
      """
  }

  /// The ends of the colour bar: as given, else from the data; symmetric for a diverging map.
  ///
  /// Weights that sum to 1 start at 0.
  var colourRange: ClosedRange<Double> {
    if let range { return range }
    let numbers = values.flatMap { $0.compactMap { $0 } }
    guard let low = numbers.min(), let high = numbers.max() else { return 0...1 }
    if colours.isDiverging {
      let reach = max(abs(low), abs(high))
      return reach > 0 ? -reach...reach : -1...1
    }
    if rowsSumToOne { return 0...max(high, .leastNormalMagnitude) }
    if high - low > max(abs(low), abs(high)) * 1e-12 { return low...high }
    // A constant: its colour is the middle of a range around it.
    let reach = high == 0 ? 1 : abs(high) * 0.1
    return (high - reach)...(high + reach)
  }
}

extension Heatmap: PlotContent {
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

  /// Holds that the matrix is one, that its labels fit and that its rows sum to 1 if they must.
  func checkNumbers() throws(PlotError) {
    let what = name.isEmpty ? "the heatmap \"\(title)\"" : name
    guard let columns = values.first?.count, columns > 0 else {
      throw PlotError("\(Check.capitalised(what)) has no cells: give at least one row of one.")
    }
    for (row, cells) in values.enumerated() {
      guard cells.count == columns else {
        throw PlotError(
          """
          Row \(row) of \(what) has \(cells.count) columns, but row 0 has \(columns): all rows must \
          have as many.
          """)
      }
      for case (let column, let number?) in cells.enumerated()
      where !number.isFinite || abs(number) > 1e300 {
        throw PlotError(
          """
          \(Check.capitalised(what)) holds \(number) in row \(row), column \(column): every number \
          must be finite and at most 1e300 in size, and a masked cell nil.
          """)
      }
    }
    for (labels, count, kind) in [
      (rowLabels, values.count, "rows"), (columnLabels, columns, "columns"),
    ] where !labels.isEmpty && labels.count != count {
      throw PlotError(
        """
        \(Check.capitalised(what)) has \(count) \(kind) but \(labels.count) labels for them: give \
        one for each, or none.
        """)
    }
    if !cellTexts.isEmpty, cellTexts.map(\.count) != values.map(\.count) {
      throw PlotError(
        """
        \(Check.capitalised(what)) has \(values.count) rows of \(columns) cells but \
        \(cellTexts.count) rows of \(cellTexts[0].count) texts for them: give one for each cell, or \
        none.
        """)
    }
    if let range, !range.lowerBound.isFinite || !range.upperBound.isFinite {
      throw PlotError(
        "The colour range of \(what) is \(range): both ends must be finite.")
    }
    if let range, colours.isDiverging, range.lowerBound != -range.upperBound {
      throw PlotError(
        """
        The colour range of \(what) is \(range.lowerBound) to \(range.upperBound), but a diverging \
        map is symmetric: give a range from -x to x.
        """)
    }
    guard rowsSumToOne else { return }
    for (row, cells) in values.enumerated() {
      let sum = cells.reduce(0) { $0 + ($1 ?? 0) }
      guard abs(sum - 1) > 1e-3 else { continue }
      let label = row < rowLabels.count ? " (\"\(TokenLabel.visible(rowLabels[row]))\")" : ""
      throw PlotError(
        """
        Row \(row)\(label) of \(what) sums to \(sum), but each row of attention must sum to 1 \
        (within 0.001): check the softmax and the mask.
        """)
    }
  }
}
