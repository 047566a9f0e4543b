extension Collection<Double> {
  /// The arithmetic mean; 0 of none.
  public var mean: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }
}

extension RandomAccessCollection {
  /// Some elements that lie evenly spread, in their order.
  ///
  /// - Parameter wanted: How many; at least one is taken, and all where there are fewer.
  /// - Returns: The elements, at most as many as wanted.
  public func evenly(_ wanted: Int) -> [Element] {
    let wanted = Swift.max(1, wanted)
    let stride = Swift.max(1, count / wanted)
    return Swift.stride(from: 0, to: count, by: stride).prefix(wanted).map {
      self[index(startIndex, offsetBy: $0)]
    }
  }
}
