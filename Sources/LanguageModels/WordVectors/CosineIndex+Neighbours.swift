import Tensors

extension CosineIndex {
  /// How many of the nearest rows of some rows are as near in another index of the same things.
  ///
  /// - Parameters:
  ///   - other: The other vectors, a row for each row here.
  ///   - rows: Whose neighbours are compared.
  ///   - count: How many neighbours of each.
  ///   - workers: The threads.
  /// - Returns: A fraction: 1 where all are the same, in whichever order.
  public func neighbourOverlap(
    with other: CosineIndex, rows: [Int], count: Int, workers: Workers
  ) -> Double {
    let before = nearest(toRows: rows, count: count, workers: workers)
    let after = other.nearest(toRows: rows, count: count, workers: workers)
    let kept = zip(before, after).reduce(0) { sum, pair in
      let found = Set(pair.1.map(\.row))
      return sum + pair.0.count { found.contains($0.row) }
    }
    return Double(kept) / Double(Swift.max(1, count * rows.count))
  }

  /// How many of the nearest rows are among the nearest on a map of two dimensions, by straight distance.
  ///
  /// - Parameters:
  ///   - map: A place for each row, `[count, 2]`.
  ///   - count: How many neighbours of each row.
  ///   - workers: The threads.
  /// - Returns: A fraction: 1 for a map that keeps all neighbours.
  /// - Complexity: O(rows² · log rows).
  public func neighboursKept(on map: Tensor, count: Int, workers: Workers) -> Double {
    let all = Array(0..<map.shape[0])
    let count = min(count, all.count - 1)
    let full = nearest(toRows: all, count: count, workers: workers)
    var kept = 0
    for own in all {
      let others = all.filter { $0 != own }.map { other -> (Float, Int) in
        let (dx, dy) = (map[own, 0] - map[other, 0], map[own, 1] - map[other, 1])
        return (dx * dx + dy * dy, other)
      }
      let near = Set(others.sorted { $0 < $1 }.prefix(count).map(\.1))
      kept += full[own].count { near.contains($0.row) }
    }
    return Double(kept) / Double(count * all.count)
  }

  /// The mean cosine of each of some rows with the rows nearest to it: low for what is like nothing else.
  ///
  /// - Parameters:
  ///   - rows: The rows to judge.
  ///   - count: With how many neighbours.
  ///   - workers: The threads.
  ///   - isLeftOut: Whether the second row is no neighbour of the first.
  /// - Returns: `[rows.count]`; 0 where there is no neighbour.
  public func meanCosines(
    ofRows rows: [Int], count: Int, workers: Workers,
    leavingOut isLeftOut: (Int, Int) -> Bool = { _, _ in false }
  ) -> [Double] {
    nearest(toRows: rows, count: count, workers: workers, leavingOut: isLeftOut).map { matches in
      matches.reduce(0) { $0 + $1.cosine } / Double(Swift.max(matches.count, 1))
    }
  }

  /// How often the rows nearest to some rows have the same label, and how often any row would.
  ///
  /// - Parameters:
  ///   - rows: The rows to ask about.
  ///   - labels: A label for each row of the index.
  ///   - count: How many neighbours of each.
  ///   - workers: The threads.
  ///   - isLeftOut: Whether the second row is no neighbour of the first.
  /// - Returns: A fraction of the neighbours, and what it would be by chance.
  public func labelAgreement<Label: Hashable>(
    ofRows rows: [Int], labels: [Label], count: Int, workers: Workers,
    leavingOut isLeftOut: (Int, Int) -> Bool = { _, _ in false }
  ) -> (fraction: Double, chance: Double) {
    let found = nearest(toRows: rows, count: count, workers: workers, leavingOut: isLeftOut)
    let sizes = Dictionary(labels.map { ($0, 1) }, uniquingKeysWith: +)
    let hits = zip(rows, found).reduce(0) { sum, pair in
      sum + pair.1.count { labels[$0.row] == labels[pair.0] }
    }
    let chance = rows.reduce(0.0) {
      $0 + Double(sizes[labels[$1], default: 0]) / Double(labels.count)
    }
    return (
      Double(hits) / Double(Swift.max(found.joined().count, 1)),
      chance / Double(Swift.max(rows.count, 1))
    )
  }
}
