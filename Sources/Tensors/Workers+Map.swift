extension Workers {
  /// Computes `body(0)`, …, `body(count - 1)` on the threads.
  ///
  /// - Parameters:
  ///   - count: The number of pieces.
  ///   - body: One piece of work. It runs on several threads at once, so it must change nothing that
  ///     others see.
  /// - Returns: The results, in the order of the pieces.
  public func map<Result: Sendable>(_ count: Int, _ body: (Int) -> Result) -> [Result] {
    guard count > 0 else { return [] }
    return [Result](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      guard let base = buffer.baseAddress else { return }
      run(count) { (base + $0).initialize(to: body($0)) }
      initializedCount = count
    }
  }
}
