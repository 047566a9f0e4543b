import Phrases

/// Points in a plane, such as words after a projection.
public struct ScatterPlot: Figure {
  /// Points of one kind.
  public struct Group: Sendable {
    /// The name in the legend.
    public var name: Phrase
    /// Places along the x axis, `[points]`.
    public var x: [Double]
    /// Heights, `[points]`.
    public var y: [Double]
    /// A label for each point, or none at all; earlier ones have precedence where room is short.
    public var labels: [Phrase]
    /// The colour; nil takes the next of the theme.
    public var colour: Colour?
    /// The shape; nil takes the next.
    public var marker: Marker?

    /// Makes a group of points.
    public init(
      _ name: Phrase, x: [Double], y: [Double], labels: [Phrase] = [], colour: Colour? = nil,
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

  /// A quantity over the whole plane, drawn as colour behind the points, such as the score that a
  /// classifier gives each place.
  public struct Field: Sendable {
    /// The numbers, `[rows][columns]`, the top row first.
    public var values: [[Double]]
    /// The ends of the columns on the x axis.
    public var x: ClosedRange<Double>
    /// The ends of the rows on the y axis.
    public var y: ClosedRange<Double>
    /// What the numbers are, with their unit.
    public var title: Phrase
    /// How numbers become colours.
    public var colours: ColourMap
    /// The numbers at the ends of the colour bar; values beyond take the colours there.
    public var range: ClosedRange<Double>
    /// Whether a colour bar stands above the plot: not where a panel beside it has the same.
    public var showsBar: Bool

    /// Makes a field.
    public init(
      _ title: Phrase, values: [[Double]], x: ClosedRange<Double>, y: ClosedRange<Double>,
      range: ClosedRange<Double>, colours: ColourMap = .diverging, showsBar: Bool = true
    ) {
      self.title = title
      self.values = values
      self.x = x
      self.y = y
      self.range = range
      self.colours = colours
      self.showsBar = showsBar
    }
  }

  /// The finding or question.
  public var title: Phrase
  /// Model, data, step, seed.
  public var subtitle: Phrase
  /// A quiet mark at the top right, such as `quick run`.
  public var note: Phrase?
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
  public var footnote: Phrase?
  /// The width of the plot with its labels, in points.
  public var width: Double
  /// The height of the plot with its labels, in points; equal aspect may change it.
  public var height: Double

  /// Makes a scatter plot.
  public init(
    title: Phrase, subtitle: Phrase = "", xAxis: Axis, yAxis: Axis, field: Field? = nil,
    groups: [Group],
    references: [ReferenceLine] = [], hasEqualAspect: Bool = false, note: Phrase? = nil,
    footnote: Phrase? = nil, width: Double = 712, height: Double = 460
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
  public var alternative: Phrase {
    let kinds = groups.map { "\($0.x.count) of \($0.name)" as Phrase }.joined(separator: ", ")
    return "Scatter plot: \(title). \(yAxis.title) against \(xAxis.title), points: \(kinds)."
  }
}
