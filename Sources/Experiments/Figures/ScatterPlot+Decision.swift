import Plotting

extension ScatterPlot {
  /// Points in a plane, over the score that a classifier gives each place.
  ///
  /// - Parameters:
  ///   - groups: The points.
  ///   - x: What is shown from left to right.
  ///   - y: What is shown from bottom to top.
  ///   - limit: Scores beyond it, and beyond its negative, take the colours there; twice as far is the
  ///     colours' end, so that they stay pale under the points.
  ///   - score: The classifier.
  /// - Returns: The plot.
  public static func decision(
    _ groups: [Group], x: ClosedRange<Double>, y: ClosedRange<Double>, limit: Double,
    score: (_ x: Double, _ y: Double) -> Double
  ) -> ScatterPlot {
    let (columns, rows) = (80, 50)
    let values = (0..<rows).map { row in
      (0..<columns).map { column -> Double in
        let width = x.upperBound - x.lowerBound
        let height = y.upperBound - y.lowerBound
        let place = (
          x: x.lowerBound + (Double(column) + 0.5) / Double(columns) * width,
          y: y.upperBound - (Double(row) + 0.5) / Double(rows) * height
        )
        return min(max(score(place.x, place.y), -limit), limit)
      }
    }
    return ScatterPlot(
      title: "", xAxis: Axis("x", limits: x), yAxis: Axis("y", limits: y),
      field: Field("score", values: values, x: x, y: y, range: (-2 * limit)...(2 * limit)),
      groups: groups, hasEqualAspect: true)
  }
}
