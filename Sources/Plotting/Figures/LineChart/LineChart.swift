import Phrases

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
  public var title: Phrase
  /// Model, data, step, seed.
  public var subtitle: Phrase
  /// A quiet mark at the top right, such as `quick run`.
  public var note: Phrase?
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
  public var footnote: Phrase?
  /// The size of the plot with its labels, in points, without title and footnotes.
  public var width: Double
  /// The height of the plot with its labels, in points, without title and footnotes.
  public var height: Double

  /// Makes a line chart.
  public init(
    title: Phrase, subtitle: Phrase = "", xAxis: Axis, yAxis: Axis, series: [Series],
    references: [ReferenceLine] = [], names: Names = .automatic, note: Phrase? = nil,
    footnote: Phrase? = nil, width: Double = 712, height: Double = 360
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
  public var alternative: Phrase {
    let ends = series.map { one -> Phrase in
      guard let first = one.y.first, let last = one.y.last else { return one.name }
      return "\(one.name) from \(NumberFormat.short(first)) to \(NumberFormat.short(last))"
    }
    return """
      Line chart: \(title). \(yAxis.title) against \(xAxis.title): \
      \(ends.joined(separator: ", ")).
      """
  }
}
