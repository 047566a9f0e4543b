/// Points in a plane, such as words after a projection.
public struct ScatterPlot: Figure {
  /// Points of one kind.
  public struct Group: Sendable {
    /// The name in the legend.
    public var name: String
    /// Places along the x axis, `[points]`.
    public var x: [Double]
    /// Heights, `[points]`.
    public var y: [Double]
    /// A label for each point, or none at all; earlier ones have precedence where room is short.
    public var labels: [String]
    /// The colour; nil takes the next of the theme.
    public var colour: Colour?
    /// The shape; nil takes the next.
    public var marker: Marker?

    /// Makes a group of points.
    public init(
      _ name: String, x: [Double], y: [Double], labels: [String] = [], colour: Colour? = nil,
      marker: Marker? = nil
    ) {
      self.name = name
      self.x = x
      self.y = y
      self.labels = labels
      self.colour = colour
      self.marker = marker
    }
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
  /// What is drawn behind the points; nil for nothing.
  public var field: Field?
  /// The points, by kind.
  public var groups: [Group]
  /// Lines to read the data against.
  public var references: [ReferenceLine]
  /// Whether a unit is as long on both axes, as a projection needs.
  public var hasEqualAspect: Bool
  /// A sentence below the figure.
  public var footnote: String?
  /// The width of the plot with its labels, in points.
  public var width: Double
  /// The height of the plot with its labels, in points; equal aspect may change it.
  public var height: Double

  /// Makes a scatter plot.
  public init(
    title: String, subtitle: String = "", xAxis: Axis, yAxis: Axis, field: Field? = nil,
    groups: [Group],
    references: [ReferenceLine] = [], hasEqualAspect: Bool = false, note: String? = nil,
    footnote: String? = nil, width: Double = 712, height: Double = 460
  ) {
    self.title = title
    self.subtitle = subtitle
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.field = field
    self.groups = groups
    self.references = references
    self.hasEqualAspect = hasEqualAspect
    self.note = note
    self.footnote = footnote
    self.width = width
    self.height = height
  }

  /// What the figure shows, in words.
  public var alternativeText: String {
    let kinds = groups.map { "\($0.x.count) of \($0.name)" }.joined(separator: ", ")
    return "Scatter plot: \(title). \(yAxis.title) against \(xAxis.title), points: \(kinds)."
  }
}

extension ScatterPlot: PlotContent {
  func layout(_ request: LayoutRequest) throws(PlotError) -> any PlotLayout {
    try checkNumbers()
    return try ScatterPlotLayout(self, request)
  }

  func document() throws(PlotError) -> JSONValue {
    try checkNumbers()
    return .object([
      "figure": .string("scatter plot"), "title": .string(title), "subtitle": .string(subtitle),
      "x": .string(xAxis.title), "y": .string(yAxis.title), "field": field?.document ?? .null,
      "groups": .array(
        groups.map {
          .object([
            "name": .string($0.name), "x": .numbers($0.x), "y": .numbers($0.y),
            "labels": .strings($0.labels),
          ])
        }),
      "references": .array(references.map(\.document)),
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
