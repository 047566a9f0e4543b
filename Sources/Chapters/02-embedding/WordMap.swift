import Tensors

/// Words with their places on two maps of the full space.
struct WordMap {
  /// The words, by number.
  let words: [Int]
  /// Their vectors at length 1, `[words, width]`.
  let points: Tensor
  /// The places by principal components, `[words, 2]`.
  let components: Tensor
  /// How much of the variance each axis of it shows.
  let shares: [Double]
  /// The places by t-SNE, `[words, 2]`.
  let places: Tensor
  /// How far the t-SNE map is from the full space, in nats.
  let divergence: Double
  /// About how many neighbours a word has there.
  let perplexity: Double

  /// The share of the words' nearest five in the full space that are among the nearest five on a map.
  func keptNeighbours(on map: Tensor, workers: Workers) -> Double {
    let index = CosineIndex(points)
    let all = Array(words.indices)
    let count = min(5, words.count - 1)
    let full = index.nearest(toRows: all, count: count, workers: workers)
    var kept = 0
    for own in all {
      let others = all.filter { $0 != own }.map { other -> (Float, Int) in
        let (dx, dy) = (map[own, 0] - map[other, 0], map[own, 1] - map[other, 1])
        return (dx * dx + dy * dy, other)
      }
      let near = Set(others.sorted { $0 < $1 }.prefix(count).map(\.1))
      kept += full[own].filter { near.contains($0.row) }.count
    }
    return Double(kept) / Double(count * all.count)
  }
}
