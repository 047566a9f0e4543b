import Images
import Plotting

extension Panels.Panel {
  /// One picture as a panel without labels.
  public static func picture(_ index: Int, of images: ImageSet) -> Self {
    brightness(images.rows(of: index))
  }

  /// Numbers from 0 to 1 as a panel without labels.
  public static func brightness(_ values: [[Double]]) -> Self {
    Self(
      "",
      Heatmap(
        title: "", values: values, rows: .init(""), columns: .init(""),
        scale: .init("brightness, or strength", colours: .magma, range: 0...1),
        cells: .init(showNumbers: false)))
  }
}
