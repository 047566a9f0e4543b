import Images
import Plotting

extension Panels.Panel {
  /// One picture as a panel without labels.
  public static func picture(_ index: Int, of images: ImageSet) -> Self {
    brightness(images.rows(of: index))
  }

  /// Numbers from 0 to 1 as a panel without labels.
  public static func brightness(_ values: [[Double]]) -> Self {
    cells(values, .init("brightness, or strength", colours: .magma, range: 0...1))
  }

  /// Weights of a filter as a panel without labels.
  ///
  /// - Parameters:
  ///   - values: The weights.
  ///   - reach: How far from 0 the colours go.
  /// - Returns: The panel.
  public static func weights(_ values: [[Double]], reach: Double) -> Self {
    cells(values, .init("weight", colours: .diverging, range: -reach...reach))
  }

  private static func cells(_ values: [[Double]], _ scale: Heatmap.Scale) -> Self {
    Self(
      "",
      Heatmap(
        title: "", values: values, rows: .init(""), columns: .init(""), scale: scale,
        cells: .init(showNumbers: false)))
  }
}
