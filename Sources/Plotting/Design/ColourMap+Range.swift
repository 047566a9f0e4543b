extension ColourMap {
  /// Returns the ends of a colour bar for some numbers: symmetric for a diverging map.
  ///
  /// A constant gets the middle of a range around it. `startsAtZero` suits weights that sum to 1.
  func range(of numbers: [Double], startsAtZero: Bool = false) -> ClosedRange<Double> {
    guard let low = numbers.min(), let high = numbers.max() else { return 0...1 }
    if isDiverging {
      let reach = max(abs(low), abs(high))
      return reach > 0 ? -reach...reach : -1...1
    }
    if startsAtZero { return 0...max(high, .leastNormalMagnitude) }
    if high - low > max(abs(low), abs(high)) * 1e-12 { return low...high }
    let reach = high == 0 ? 1 : abs(high) * 0.1
    return (high - reach)...(high + reach)
  }
}
