import Platform

/// Where the numbers of an axis lie along its length.
struct AxisScale {
  let domain: ClosedRange<Double>
  let isLogarithmic: Bool
  let ticks: Ticks

  /// Fits an axis to the numbers on it, with a share of its length (`margin`) left free at each end
  /// that has no limit, and about as many ticks as `wanted`.
  init(
    _ axis: Axis, _ numbers: some Sequence<Double>, margin: Double = 0.04, wanted: Int = 6
  ) throws(PlotError) {
    isLogarithmic = axis.scale == .logarithmic
    var low = Double.infinity
    var high = -Double.infinity
    for number in numbers {
      low = min(low, number)
      high = max(high, number)
    }
    if axis.includesZero, !isLogarithmic {
      low = min(low, 0)
      high = max(high, 0)
    }
    if let limits = axis.limits { (low, high) = (limits.lowerBound, limits.upperBound) }
    guard low <= high else {
      throw PlotError("The axis \"\(axis.title)\" has no numbers: give at least one.")
    }
    guard abs(low) <= 1e300, abs(high) <= 1e300 else {
      throw PlotError(
        """
        The axis "\(axis.title)" reaches \(abs(low) > abs(high) ? low : high), but a figure shows \
        numbers up to 1e300 in size: scale the data.
        """)
    }
    if isLogarithmic {
      guard low >= 1e-300 else {
        throw PlotError(
          """
          The axis "\(axis.title)" is logarithmic, but holds the number \(low): numbers on it must \
          be above 0 (at least 1e-300), or the axis linear.
          """)
      }
      domain = Self.logarithmicDomain(low, high, hasLimits: axis.limits != nil, margin: margin)
      ticks = Ticks.logarithmic(domain)
    } else {
      domain = Self.linearDomain(axis, low, high, margin: margin)
      ticks = Ticks.linear(domain, isInteger: axis.isInteger, wanted: wanted)
    }
  }

  /// Returns where a number lies, `0...1` within the axis.
  func position(of number: Double) -> Double {
    let (low, high) = (domain.lowerBound, domain.upperBound)
    if isLogarithmic {
      let logarithm: (Double) -> Double = log10
      return (logarithm(number) - logarithm(low)) / (logarithm(high) - logarithm(low))
    }
    // Halves, so that the span of numbers near the limits of Double does not overflow.
    return (number / 2 - low / 2) / (high / 2 - low / 2)
  }

  private static func linearDomain(
    _ axis: Axis, _ low: Double, _ high: Double, margin: Double
  ) -> ClosedRange<Double> {
    let size = max(abs(low), abs(high))
    // A span that the digits of a Double can't resolve counts as constant.
    guard high - low > size * 1e-12, size >= 1e-300 else {
      if size < 1e-300 { return axis.includesZero ? 0...1 : -1...1 }
      let middle = low / 2 + high / 2
      let reach = axis.isInteger ? max(1, size * 0.1) : size * 0.1
      if axis.includesZero { return min(0, middle * 1.1)...max(0, middle * 1.1) }
      return (middle - reach)...(middle + reach)
    }
    if axis.limits != nil { return low...high }
    let reach = (high - low) * margin
    // Zero is an end in itself: bars and counts stand on it.
    let bottom = low == 0 && axis.includesZero ? 0 : low - reach
    let top = high == 0 && axis.includesZero ? 0 : high + reach
    return bottom...top
  }

  private static func logarithmicDomain(
    _ low: Double, _ high: Double, hasLimits: Bool, margin: Double
  ) -> ClosedRange<Double> {
    if high / low < 1 + 1e-12 { return (low / 2)...(high * 2) }
    if hasLimits { return low...high }
    let factor = pow(
      10, (log10(high) - log10(low)) * margin)
    return max(low / factor, 1e-305)...min(high * factor, 1e305)
  }
}
