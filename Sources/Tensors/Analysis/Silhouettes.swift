/// How well each point lies in its group: 1 in the middle of a group far from all others, 0 between
/// two, below 0 in the wrong one.
///
/// `(b - a) / max(a, b)`, with `a` the mean distance to the others of its group, and `b` the least mean
/// distance to the points of another group; 0 for a group of one.
///
/// - Parameters:
///   - points: `[points, width]`.
///   - labels: The group of each point, `0..<groups`, `[points]`.
///   - workers: The threads.
/// - Returns: A number for each point.
/// - Complexity: O(points² · width).
/// - Reference: Rousseeuw, ["Silhouettes"](https://doi.org/10.1016/0377-0427(87)90125-7) (1987).
public func silhouettes(of points: Tensor, labels: [Int], workers: Workers) -> [Double] {
  let (count, width) = (points.shape[0], points.shape.last)
  guard points.shape.rank == 2, labels.count == count, labels.allSatisfy({ $0 >= 0 }) else {
    fatalError(
      "silhouettes: expected a group from 0 on for each point, got \(labels.count) groups for "
        + "points of shape \(points.shape).")
  }
  let groupCount = (labels.max() ?? -1) + 1
  var sizes = [Int](repeating: 0, count: groupCount)
  for label in labels { sizes[label] += 1 }
  var result = [Double](repeating: 0, count: count)
  result.withUnsafeMutableBufferPointer { result in
    // Each piece writes to its own place.
    nonisolated(unsafe) let result = result
    points.withUnsafePointer { x in
      workers.run(count) { point in
        var sums = [Double](repeating: 0, count: groupCount)
        for other in 0..<count {
          let square = Kernels.squaredDistance(
            x + point * width, x + other * width, count: width)
          sums[labels[other]] += Double(square).squareRoot()
        }
        let own = labels[point]
        let nearest = sums.indices.filter { $0 != own && sizes[$0] > 0 }
          .map { sums[$0] / Double(sizes[$0]) }.min()
        guard sizes[own] > 1, let nearest else { return }
        let inside = sums[own] / Double(sizes[own] - 1)
        let larger = max(inside, nearest)
        result[point] = larger > 0 ? (nearest - inside) / larger : 0
      }
    }
  }
  return result
}
