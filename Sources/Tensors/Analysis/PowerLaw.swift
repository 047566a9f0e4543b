import Platform

/// The exponent `p` of the power law `y = c · x^p` that fits some points best: 0 where `y` is constant,
/// 1 where it grows in proportion, 2 where twice the `x` gives four times the `y`.
///
/// The slope of the least-squares line through `ln y` against `ln x`.
///
/// - Parameters:
///   - x: Above 0, two different ones or more.
///   - y: Above 0, one for each.
/// - Returns: The exponent.
/// - Complexity: One pass over the points.
public func powerLawExponent(
  _ x: some Collection<Double>, _ y: some Collection<Double>
) -> Double {
  guard x.count == y.count, [Array(x), Array(y)].joined().allSatisfy({ $0 > 0 && $0.isFinite }),
    Set(x).count > 1
  else {
    fatalError(
      "powerLawExponent: expected two different x or more, and a y for each, all above 0; got "
        + "\(x.count) x and \(y.count) y.")
  }
  let (u, v) = (x.map { log($0) }, y.map { log($0) })
  let count = Double(u.count)
  let (a, b) = (u.reduce(0, +) / count, v.reduce(0, +) / count)
  var (products, squares) = (0.0, 0.0)
  for (s, t) in zip(u, v) {
    products += (s - a) * (t - b)
    squares += (s - a) * (s - a)
  }
  return products / squares
}
