import Phrases
import Plotting

extension Results where Name == ModelKind, Value == [Double] {
  /// A line for each kind of model, in its colour and with its marker.
  ///
  /// - Parameters:
  ///   - x: The places, as many as each result has numbers.
  ///   - name: What the line is called; the kind's name unless told otherwise.
  /// - Returns: The lines, in order.
  public func lines(
    over x: [Double], name: (ModelKind) -> Phrase = { $0.name }
  ) -> [LineChart.Series] {
    map { kind, y in
      .init(name(kind), x: x, y: y, colour: kind.colour, marker: kind.marker)
    }
  }
}

extension Results where Name == ModelKind, Value == [[Double]] {
  /// The median of the runs of each kind of model, with their range as a band.
  ///
  /// - Parameters:
  ///   - x: The places, as many as each run has numbers.
  ///   - hasMarkers: Whether each place has a marker.
  /// - Returns: The lines, in order.
  public func bands(over x: [Double], hasMarkers: Bool = true) -> [LineChart.Series] {
    map { kind, runs in
      .median(
        kind.name, x: x, runs: runs, colour: kind.colour, marker: hasMarkers ? kind.marker : nil)
    }
  }
}
