import Platform

/// Points put into groups around centres: k-means.
///
/// - Reference: Lloyd, "Least squares quantization in PCM" (1982); seeding by Arthur and Vassilvitskii,
///   ["k-means++"](https://dl.acm.org/doi/10.5555/1283383.1283494) (2007), with the best of several
///   candidates for each centre.
public struct KMeans: Sendable {
  /// The groups' centres, `[groups, width]`.
  public let centres: Tensor
  /// The group of each point, `0..<groups`.
  public let labels: [Int]
  /// The sum of the squared distances between points and their centres.
  public let inertia: Double
  /// How often the centres moved.
  public let rounds: Int

  /// Groups points, several times from other centres, and keeps the tightest groups.
  ///
  /// - Parameters:
  ///   - points: `[points, width]`.
  ///   - groupCount: How many groups, at most as many as points.
  ///   - runs: How often to start anew.
  ///   - generator: Chooses the first centres.
  /// - Complexity: O(runs · rounds · points · groups · width).
  public init(
    grouping points: Tensor, into groupCount: Int, runs: Int = 10,
    using generator: inout some RandomNumberGenerator
  ) {
    Self.check(points, groupCount)
    var best = KMeans(
      grouping: points, from: Self.seeds(points, groupCount, using: &generator))
    for _ in 1..<max(runs, 1) {
      let next = KMeans(
        grouping: points, from: Self.seeds(points, groupCount, using: &generator))
      if next.inertia < best.inertia { best = next }
    }
    self = best
  }

  /// Groups points from given centres, until no point changes its group or 300 rounds are done.
  ///
  /// A group that has lost all its points takes the point that lies farthest from its centre.
  ///
  /// - Parameters:
  ///   - points: `[points, width]`.
  ///   - centres: The first centres, `[groups, width]`.
  public init(grouping points: Tensor, from centres: Tensor) {
    Self.check(points, centres.shape[0])
    var centres = centres
    var (labels, distances) = Self.assign(points, to: centres)
    var rounds = 0
    while rounds < 300 {
      centres = Self.means(of: points, labels, distances, groupCount: centres.shape[0])
      rounds += 1
      let (newLabels, newDistances) = Self.assign(points, to: centres)
      let isStill = newLabels == labels
      (labels, distances) = (newLabels, newDistances)
      if isStill { break }
    }
    self.centres = centres
    self.labels = labels
    inertia = distances.reduce(0) { $0 + Double($1) }
    self.rounds = rounds
  }

  private static func check(_ points: Tensor, _ groupCount: Int) {
    guard points.shape.rank == 2, groupCount >= 1, groupCount <= points.shape[0] else {
      fatalError(
        "KMeans: expected 1 group or more and no more than points, got \(groupCount) "
          + "groups of points of shape \(points.shape).")
    }
  }

  /// The nearest centre of each point, the first of equals, and its squared distance.
  private static func assign(_ points: Tensor, to centres: Tensor) -> ([Int], [Float]) {
    let (count, width) = (points.shape[0], points.shape.last)
    var labels = [Int](repeating: 0, count: count)
    var distances = [Float](repeating: .infinity, count: count)
    points.withUnsafePointer { x in
      centres.withUnsafePointer { c in
        for point in 0..<count {
          for group in 0..<centres.shape[0] {
            let distance = Kernels.squaredDistance(
              x + point * width, c + group * width, count: width)
            if distance < distances[point] { (labels[point], distances[point]) = (group, distance) }
          }
        }
      }
    }
    return (labels, distances)
  }

  private static func means(
    of points: Tensor, _ labels: [Int], _ distances: [Float], groupCount: Int
  ) -> Tensor {
    let width = points.shape.last
    let elements = points.elements
    var sums = [Double](repeating: 0, count: groupCount * width)
    var sizes = [Int](repeating: 0, count: groupCount)
    for (point, group) in labels.enumerated() {
      sizes[group] += 1
      for i in 0..<width { sums[group * width + i] += Double(elements[point * width + i]) }
    }
    var lonely = distances.indices.sorted {
      distances[$0] != distances[$1] ? distances[$0] > distances[$1] : $0 < $1
    }[...]
    var result = Tensor(Shape(groupCount, width))
    for group in 0..<groupCount {
      if sizes[group] == 0, let point = lonely.popFirst() {
        for i in 0..<width { result[group, i] = elements[point * width + i] }
      } else {
        for i in 0..<width {
          result[group, i] = Float(sums[group * width + i] / Double(sizes[group]))
        }
      }
    }
    return result
  }

  /// Chooses first centres: each next one from a few points, drawn by their squared distance to the
  /// nearest centre so far, the one that brings all points nearest.
  private static func seeds(
    _ points: Tensor, _ groupCount: Int, using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    let count = points.shape[0]
    let trials = 2 + Int(log(Double(groupCount)))
    var chosen = [Int.random(in: 0..<count, using: &generator)]
    var nearest = distances(points, to: chosen[0])
    while chosen.count < groupCount {
      var best: (point: Int, nearest: [Float], total: Double)?
      for _ in 0..<trials {
        let point = draw(nearest, using: &generator)
        let updated = zip(nearest, distances(points, to: point)).map { min($0, $1) }
        let total = updated.reduce(0) { $0 + Double($1) }
        if best.map({ total < $0.total }) ?? true { best = (point, updated, total) }
      }
      guard let best else { break }
      chosen.append(best.point)
      nearest = best.nearest
    }
    return points.gathering(rows: chosen)
  }

  private static func distances(_ points: Tensor, to point: Int) -> [Float] {
    let width = points.shape.last
    return points.withUnsafePointer { x in
      (0..<points.shape[0]).map {
        Kernels.squaredDistance(x + $0 * width, x + point * width, count: width)
      }
    }
  }

  /// Draws a place by its weight; any place where all weights are 0.
  private static func draw(
    _ weights: [Float], using generator: inout some RandomNumberGenerator
  ) -> Int {
    let total = weights.reduce(0) { $0 + Double($1) }
    let chance = Double(generator.next() &>> 11) * 0x1p-53
    guard total > 0 else { return Int(chance * Double(weights.count)) }
    var rest = chance * total
    for (place, weight) in weights.enumerated() {
      rest -= Double(weight)
      if rest < 0 { return place }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }
}
