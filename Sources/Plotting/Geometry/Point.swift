/// A place on a canvas, in points, from the top left corner.
struct Point: Equatable {
  var x: Double
  var y: Double
}
