import Tensors

extension TSNE {
  /// Draws several maps of the same points and keeps the one that is nearest to the full space.
  ///
  /// From the same start, how long neighbours pull harder at first decides into which valley a map
  /// settles.
  ///
  /// - Parameters:
  ///   - points: `[points, width]`.
  ///   - perplexity: About how many neighbours each point has.
  ///   - stepCount: How many steps each map takes.
  ///   - earlyFractions: For each map, the fraction of the steps in which neighbours pull harder.
  ///   - workers: The threads.
  ///   - watch: Called after each step.
  /// - Returns: The map with the lowest divergence.
  public static func lowest(
    of points: Tensor, perplexity: Double, stepCount: Int,
    earlyFractions: [Double] = [0.2, 0.25, 0.4], workers: Workers,
    watch: (TSNE) throws -> Void = { _ in }
  ) rethrows -> TSNE {
    var best: (map: TSNE, divergence: Double)?
    for fraction in earlyFractions {
      var map = TSNE(
        of: points, perplexity: perplexity, stepCount: stepCount, earlyFraction: fraction,
        workers: workers)
      while map.step(workers: workers) { try watch(map) }
      let divergence = map.divergence
      if best.map({ divergence < $0.divergence }) ?? true { best = (map, divergence) }
    }
    guard let best else { fatalError("TSNE.lowest: expected a fraction or more, got none.") }
    return best.map
  }
}
