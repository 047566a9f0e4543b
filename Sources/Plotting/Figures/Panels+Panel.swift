extension Panels {
  /// One figure among several.
  public struct Panel: Sendable {
    /// A short title above the panel; the figure's own title and subtitle are not drawn.
    public var title: String
    /// The figure.
    public var figure: any Figure
    /// What leads to this panel from the one before, drawn above an arrow, such as `÷ √d`.
    public var operation: String?

    /// Makes a panel.
    public init(_ title: String, _ figure: any Figure, operation: String? = nil) {
      self.title = title
      self.figure = figure
      self.operation = operation
    }
  }
}
