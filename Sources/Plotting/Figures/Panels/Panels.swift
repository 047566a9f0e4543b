import Phrases

/// Several figures in a grid: all heads of a model, or a chain of matrices.
///
/// Data of panels in one column start at the same pixel, and so do those in one row.
public struct Panels: Figure {
  /// One figure among several.
  public struct Panel: Sendable {
    /// A short title above the panel; the figure's own title and subtitle are not drawn.
    public var title: Phrase
    /// The figure.
    public var figure: any Figure
    /// What leads to this panel from the one before, drawn above an arrow, such as `÷ √d`.
    public var operation: Phrase?

    /// Makes a panel.
    public init(_ title: Phrase, _ figure: any Figure, operation: Phrase? = nil) {
      self.title = title
      self.figure = figure
      self.operation = operation
    }
  }

  /// The finding or question.
  public var title: Phrase
  /// Model, data, step, seed.
  public var subtitle: Phrase
  /// A quiet mark at the top right, such as `quick run`.
  public var note: Phrase?
  /// How many panels stand side by side.
  public var columns: Int
  /// The panels, row by row.
  public var panels: [Panel]
  /// A name for each row of panels, such as `layer 1`, or none.
  public var rowTitles: [Phrase]
  /// A name for each column of panels, such as `head 1`, or none.
  public var columnTitles: [Phrase]
  /// Whether all panels are heatmaps or token texts on one scale, with one colour bar.
  public var sharesScale: Bool
  /// Whether heatmaps leave out labels, axis titles and numbers, as where panels are small.
  public var isCompact: Bool
  /// A sentence below the figure.
  public var footnote: Phrase?
  /// The room for all panels, in points; nil chooses by their number.
  public var width: Double?
  /// The height of charts among the panels, in points.
  public var chartHeight: Double

  /// Makes a grid of figures.
  public init(
    title: Phrase, subtitle: Phrase = "", columns: Int, panels: [Panel],
    rowTitles: [Phrase] = [], columnTitles: [Phrase] = [], sharesScale: Bool = false,
    isCompact: Bool = false, note: Phrase? = nil, footnote: Phrase? = nil, width: Double? = nil,
    chartHeight: Double = 230
  ) {
    self.title = title
    self.subtitle = subtitle
    self.columns = columns
    self.panels = panels
    self.rowTitles = rowTitles
    self.columnTitles = columnTitles
    self.sharesScale = sharesScale
    self.isCompact = isCompact
    self.note = note
    self.footnote = footnote
    self.width = width
    self.chartHeight = chartHeight
  }

  /// What the figure shows, in words.
  public var alternative: Phrase {
    let names = panels.map { $0.title.isEmpty ? $0.figure.title : $0.title }.filter { !$0.isEmpty }
    let all: Phrase = "\(panels.count) panels: \(title)"
    return names.isEmpty || isCompact ? "\(all)." : "\(all): \(names.joined(separator: ", "))."
  }
}
