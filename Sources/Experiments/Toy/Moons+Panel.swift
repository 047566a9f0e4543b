import Phrases
import Plotting

extension Moons {
  /// The points, over the score that a network gives each place of the plane.
  ///
  /// - Parameters:
  ///   - title: The panel's title.
  ///   - score: The network.
  /// - Returns: The panel.
  public func panel(_ title: Phrase, score: (_ x: Double, _ y: Double) -> Double) -> Panels.Panel {
    func group(_ name: Phrase, _ side: Double, _ colour: Colour, _ marker: Marker)
      -> ScatterPlot.Group
    {
      let members = zip(points, sides).filter { $1 == side }.map(\.0)
      return .init(
        name, x: members.map(\.x), y: members.map(\.y), colour: colour, marker: marker)
    }
    return Panels.Panel(
      title,
      ScatterPlot.decision(
        [
          group("one crescent", 1, Colour(hex: 0x67001F), .disc),
          group("the other", -1, Colour(hex: 0x053061), .ring),
        ], x: -2...2, y: -1.25...1.25, limit: 6, score: score))
  }
}
