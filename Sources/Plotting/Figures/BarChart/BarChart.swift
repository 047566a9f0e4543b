import Phrases

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
    public var name: Phrase
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
      _ name: Phrase, values: [Double], low: [Double] = [], high: [Double] = [],
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
  public var title: Phrase
  /// Model, data, step, seed.
  public var subtitle: Phrase
  /// A quiet mark at the top right, such as `quick run`.
  public var note: Phrase?
  /// What each bar, or group of bars, stands for.
  public var categories: [Phrase]
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
  public var errorMeaning: Phrase?
  /// A sentence below the figure.
  public var footnote: Phrase?
  /// The width of the plot with its labels, in points.
  public var width: Double
  /// The height of an upright chart with its labels, in points; a level one takes what it needs.
  public var height: Double

  /// Makes a bar chart.
  public init(
    title: Phrase, subtitle: Phrase = "", categories: [Phrase], series: [Series], axis: Axis,
    orientation: Orientation = .horizontal, references: [ReferenceLine] = [],
    showsValues: Bool = true, errorMeaning: Phrase? = nil, note: Phrase? = nil,
    footnote: Phrase? = nil, width: Double = 712, height: Double = 340
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
  public var alternative: Phrase {
    let bars = series.flatMap { one in
      zip(categories, one.values).map { name, value -> Phrase in
        let kind: Phrase = series.count > 1 ? " (\(one.name))" : ""
        return "\(name)\(kind) \(NumberFormat.short(value))"
      }
    }
    return "Bar chart: \(title). \(axis.title): \(bars.joined(separator: ", "))."
  }
}
