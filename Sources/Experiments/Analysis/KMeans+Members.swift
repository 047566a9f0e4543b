import Tensors

extension KMeans {
  /// How many groups there are.
  public var groupCount: Int { centres.shape[0] }

  /// The points of a group.
  public func members(of group: Int) -> [Int] { labels.indices.filter { labels[$0] == group } }

  /// The points of a group that are nearest to its centre, the nearest first.
  ///
  /// - Parameters:
  ///   - group: Which group.
  ///   - count: How many points at most.
  ///   - points: The points that were grouped, `[points, width]`.
  /// - Returns: The points by number.
  public func innermost(of group: Int, count: Int, in points: Tensor) -> [Int] {
    func distance(_ point: Int) -> Float {
      (0..<points.shape.last).reduce(0) { sum, i in
        let d = points[point, i] - centres[group, i]
        return sum + d * d
      }
    }
    return members(of: group).map { (distance($0), $0) }.sorted { $0 < $1 }.prefix(count).map(\.1)
  }
}
