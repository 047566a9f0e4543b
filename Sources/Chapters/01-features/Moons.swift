import Platform
import Tensors

/// Points in two crescents that no straight line parts: a toy small enough to follow each number.
struct Moons {
  /// The points, x and y.
  let points: [(x: Double, y: Double)]
  /// Which crescent each is of: 1 or -1.
  let sides: [Double]

  init(count: Int, using generator: inout SeededGenerator) {
    var points: [(x: Double, y: Double)] = []
    var sides: [Double] = []
    for index in 0..<count {
      let isUpper = index % 2 == 0
      let angle = Double.pi * Double(Float.uniform(using: &generator))
      let noise = (0..<2).map { _ in 0.12 * Double(Float.normal(using: &generator)) }
      let x = isUpper ? cos(angle) : 1 - cos(angle)
      let y = isUpper ? sin(angle) : 0.5 - sin(angle)
      points.append((x - 0.5 + noise[0], y - 0.25 + noise[1]))
      sides.append(isUpper ? 1 : -1)
    }
    self.points = points
    self.sides = sides
  }
}
