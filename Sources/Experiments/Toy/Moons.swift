import NeuralNetworks
import Platform
import Tensors

/// Points in two crescents that no straight line parts: a toy small enough to follow each number.
public struct Moons: Sendable {
  /// The points, x and y.
  public private(set) var points: [(x: Double, y: Double)] = []
  /// Which crescent each is of: 1 or -1.
  public private(set) var sides: [Double] = []

  /// Draws points, every second one of the upper crescent.
  public init(count: Int, using generator: inout SeededGenerator) {
    for index in 0..<count {
      let isUpper = index % 2 == 0
      let angle = Double.pi * Double(Float.uniform(using: &generator))
      let noise = (0..<2).map { _ in 0.12 * Double(Float.normal(using: &generator)) }
      let x = isUpper ? cos(angle) : 1 - cos(angle)
      let y = isUpper ? sin(angle) : 0.5 - sin(angle)
      points.append((x - 0.5 + noise[0], y - 0.25 + noise[1]))
      sides.append(isUpper ? 1 : -1)
    }
  }

  /// The fraction of points whose score has the sign of their side.
  public func accuracy(of score: (_ x: Double, _ y: Double) -> Double) -> Double {
    let right = zip(points, sides).filter { score($0.x, $0.y) * $1 > 0 }
    return Double(right.count) / Double(points.count)
  }
  /// The fraction of points that the best straight line between the crescents has on the right side.
  public func straightLineAccuracy(workers: Workers) -> Double {
    let rows = FeatureRows.dense(Tensor(rows: points.map { [Float($0.x), Float($0.y)] }))
    let labels = sides.map { Int32($0 > 0 ? 1 : 0) }
    let line = LogisticRegression(
      fitting: rows, labels: labels, classCount: 2, penalty: 1e-4, workers: workers)
    return ClassificationScores(
      answers: line.predictions(rows), labels: labels, classCount: 2
    ).accuracy
  }
}
