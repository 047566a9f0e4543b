/// The coefficient of determination, R²: the fraction of the variance of some numbers that a fit explains.
///
/// `R² = 1 - Σ (y - fit)² / Σ (y - mean)²`: 1 for a perfect fit, 0 for one that is no better than the mean,
/// and below 0 for one that is worse.
///
/// - Parameters:
///   - squaredError: `Σ (y - fit)²`.
///   - observed: The numbers `y`.
/// - Returns: R², and 0 where all numbers are the same.
func rSquared(squaredError: Double, observed: [Double]) -> Double {
  let mean = observed.reduce(0, +) / Double(observed.count)
  let variation = observed.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return variation > 0 ? 1 - squaredError / variation : 0
}

extension ScalingLaw {
  /// R², the fraction of the losses' variance that the law explains: 1 for a perfect fit.
  public func rSquared(of points: [Point]) -> Double {
    Tensors.rSquared(squaredError: squaredError(points), observed: points.map(\.loss))
  }
}

extension AdditiveScalingLaw {
  /// R², the fraction of the losses' variance that the law explains: 1 for a perfect fit.
  public func rSquared(of points: [ScalingLaw.Point]) -> Double {
    Tensors.rSquared(squaredError: squaredError(points), observed: points.map(\.loss))
  }
}
