import Images
import Phrases
import Plotting

extension LoadedPictures {
  /// A grid of pictures: the first of each class, one row a class.
  ///
  /// - Parameters:
  ///   - count: How many of each class.
  ///   - title: What is to be told apart.
  ///   - subtitle: Which pictures.
  ///   - width: The room for all panels, in points.
  /// - Returns: The grid.
  public func firstOfEachClass(
    _ count: Int, title: Phrase, subtitle: Phrase, width: Double
  ) -> Panels {
    let labels = training.labels
    let panels = (0..<classCount).flatMap { label in
      labels.indices.lazy.filter { labels[$0] == label }.prefix(count)
        .map { Panels.Panel.picture($0, of: training) }
    }
    return Panels(
      title: title, subtitle: subtitle, columns: count, panels: panels, rowTitles: classNames,
      sharesScale: true, isCompact: true, width: width)
  }

  /// Some pictures, one a row, with what is made of each beside it.
  ///
  /// - Parameters:
  ///   - classes: The first picture of each of these classes is shown.
  ///   - images: Where they are.
  ///   - title: What is made of them.
  ///   - subtitle: How.
  ///   - columns: What stands right of the picture.
  ///   - footnote: What is bright there.
  ///   - width: The room for all panels, in points.
  ///   - beside: Numbers from 0 to 1 for each column, of the picture with this index, which is shown in this
  ///     row.
  /// - Returns: The grid.
  public func examples(
    of classes: [Int] = [0, 1, 9], in images: ImageSet, title: Phrase, subtitle: Phrase,
    columns: [Phrase], footnote: Phrase, width: Double,
    beside: (_ index: Int, _ row: Int) -> [[[Double]]]
  ) -> Panels {
    let shown = examples(of: classes, in: images)
    return Panels(
      title: title, subtitle: subtitle, columns: columns.count + 1,
      panels: shown.enumerated().flatMap { row, index in
        [.picture(index, of: images)] + beside(index, row).map { .brightness($0) }
      }, rowTitles: shown.map { className(of: $0, in: images) },
      columnTitles: ["picture"] + columns, sharesScale: true, isCompact: true, footnote: footnote,
      width: width)
  }
}
