/// A column or row of panels: where its data start, how long they are and what stands around them.
struct PanelTrack {
  /// Where the data start, in points from the corner of the grid.
  var dataStart = 0.0
  /// The room for what stands before the data.
  var before = 0.0
  /// The length of the data.
  var data = 0.0
  /// The room for what stands after the data.
  var after = 0.0
  /// The room before the panel, for the gap or an arrow.
  var gap = 0.0

  /// Sets tracks one after the other, with their data on whole points; returns where the last ends.
  static func run(_ tracks: inout [PanelTrack], from start: Double) -> Double {
    var place = start
    for index in tracks.indices {
      place += tracks[index].gap + tracks[index].before
      place = place.rounded()
      tracks[index].dataStart = place
      place += tracks[index].data + tracks[index].after
    }
    return place
  }
}
