/// What a figure is asked to fit into.
struct LayoutRequest {
  /// What measures the texts.
  var typesetter = Typesetter()
  /// The room for the plot with its labels, in points; nil lets the figure choose.
  var size: Size?
  /// Whether labels and axis titles are left out, as in a grid of many small maps.
  var isCompact = false
  /// The room for the data alone, in points, where a grid of panels sets it.
  var plotSize: Size?
  /// The least room around the data, where panels agree on it.
  var insets = Insets()
  /// The size of a heatmap's cells, in whole points, where panels agree on one.
  var cell: Size?
  /// The range of values that several panels share; their colour bar then stands elsewhere.
  var sharedRange: ClosedRange<Double>?
  /// Whether the labels and title of the rows are drawn: not where the panel to the left has them.
  var showsRowLabels = true
}
