/// Moves places apart until each has its room.
enum Spread {
  /// Moves ascending places apart to at least a pitch, as little as that needs, within limits.
  ///
  /// Where the limits hold fewer places than there are, the places run on beyond the upper one.
  ///
  /// - Complexity: O(places²) at worst.
  static func apart(_ places: inout [Double], pitch: Double, within limits: ClosedRange<Double>) {
    guard !places.isEmpty else { return }
    // Groups of places that touch are laid out around their common middle, and grow by joining.
    var groups: [(sum: Double, count: Int)] = []
    func start(_ group: (sum: Double, count: Int)) -> Double {
      let half = Double(group.count - 1) / 2 * pitch
      let middle = group.sum / Double(group.count)
      return max(min(middle - half, limits.upperBound - 2 * half), limits.lowerBound)
    }
    for place in places {
      groups.append((place, 1))
      while groups.count > 1 {
        let last = groups[groups.count - 1]
        let before = groups[groups.count - 2]
        guard start(before) + Double(before.count) * pitch > start(last) else { break }
        groups.removeLast(2)
        groups.append((before.sum + last.sum, before.count + last.count))
      }
    }
    var index = 0
    for group in groups {
      for step in 0..<group.count {
        places[index] = start(group) + Double(step) * pitch
        index += 1
      }
    }
  }
}
