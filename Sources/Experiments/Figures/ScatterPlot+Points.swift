import Phrases
import Plotting
import Tensors

extension ScatterPlot.Group {
  /// Makes a group of some rows of a projection.
  ///
  /// - Parameters:
  ///   - name: The name in the legend.
  ///   - members: The rows that belong to the group.
  ///   - places: All places, `[points, 2]`.
  ///   - labels: What each member is called; none for no labels.
  ///   - colour: The colour; nil takes the next of the theme.
  ///   - marker: The shape; nil takes the next.
  public init(
    _ name: Phrase, members: [Int], of places: Tensor, labels: [Phrase] = [],
    colour: Colour? = nil, marker: Marker? = nil
  ) {
    self.init(
      name, x: members.map { Double(places[$0, 0]) }, y: members.map { Double(places[$0, 1]) },
      labels: labels, colour: colour, marker: marker)
  }
}

extension [ScatterPlot.Group] {
  /// One group for each class of a projection: more classes than colours differ by their markers.
  ///
  /// - Parameters:
  ///   - names: What the classes are called.
  ///   - labels: The class of each of the first points; the others are not drawn.
  ///   - places: All places, `[points, 2]`.
  public init(classes names: [Phrase], labels: some Collection<Int>, at places: Tensor) {
    let labels = [Int](labels)
    let colours = Theme.categories
    self = names.enumerated().map { label, name in
      let marker = Marker.allCases[label / colours.count % Marker.allCases.count]
      return ScatterPlot.Group(
        name, members: labels.indices.filter { labels[$0] == label }, of: places,
        colour: colours[label % colours.count],
        marker: label < colours.count ? .disc : marker == .disc ? .square : .triangle)
    }
  }
}
