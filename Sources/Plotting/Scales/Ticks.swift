/// The ticks of an axis: where they are and what stands beside them.
struct Ticks: Equatable {
  /// The labelled places, ascending.
  var values: [Double]
  /// A label for each place; on a crowded logarithmic axis some are empty.
  var labels: [String]
  /// Places with a short tick and no label.
  var minor: [Double] = []

  /// Ticks at multiples of 1, 2, 2.5 or 5 times a power of ten, from 4 to 8 of them where the axis
  /// allows it (an integer axis from 0 to 2 has only 3).
  static func linear(
    _ domain: ClosedRange<Double>, isInteger: Bool = false, wanted: Int = 6, fewest: Int = 4,
    most: Int = 8
  ) -> Ticks {
    let (low, high) = (domain.lowerBound, domain.upperBound)
    let span = high - low
    guard span > 0 else { return Ticks(values: [low], labels: [NumberFormat.short(low)]) }
    let rough = NumberFormat.exponent(of: span)
    var best: (cost: Int, step: Step, first: Double, count: Int)?
    for exponent in (rough - 2)...(rough + 1) {
      for multiple in [10, 20, 25, 50] {
        let step = Step(tenths: multiple, exponent: exponent)
        if isInteger, !step.isWhole { continue }
        let first = (low / step.value - 1e-9).rounded(.up)
        let last = (high / step.value + 1e-9).rounded(.down)
        guard last >= first, last - first < 1000 else { continue }
        let count = Int(last - first) + 1
        // Outside the limits costs more than any distance within them.
        let outside = max(0, fewest - count) + max(0, count - most)
        let cost = abs(count - wanted) + outside * 100
        if best == nil || cost < best?.cost ?? 0 { best = (cost, step, first, count) }
      }
    }
    guard let best else { return Ticks(values: [low], labels: [NumberFormat.short(low)]) }
    let values = (0..<best.count).map { best.step.multiple(best.first + Double($0)) }
    return Ticks(values: values, labels: labels(values, step: best.step))
  }

  /// Ticks at powers of ten, with short ones between; within less than two decades also at 2 and 5
  /// times, and within less than one as on a linear axis.
  static func logarithmic(_ domain: ClosedRange<Double>, most: Int = 8) -> Ticks {
    let (low, high) = (domain.lowerBound, domain.upperBound)
    let firstDecade = NumberFormat.exponent(of: low)
    let lastDecade = NumberFormat.exponent(of: high)
    let slack = 1e-9
    func inside(_ value: Double) -> Bool {
      value >= low * (1 - slack) && value <= high * (1 + slack)
    }
    func places(_ multiples: [Double]) -> [Double] {
      (firstDecade...lastDecade).flatMap { decade in
        multiples.map { NumberFormat.scaled($0, by: decade) }
      }.filter(inside)
    }
    let decades = places([1])
    if lastDecade - firstDecade > 20 {
      let every = (decades.count + most - 1) / most
      let kept = decades.filter { NumberFormat.exponent(of: $0) % every == 0 }
      return Ticks(values: kept, labels: kept.map(power), minor: [])
    }
    let minor = places([2, 3, 4, 5, 6, 7, 8, 9])
    if decades.count >= 3 {
      let every = (decades.count + most - 1) / most
      let kept = decades.filter { NumberFormat.exponent(of: $0) % every == 0 }
      return Ticks(values: kept, labels: logLabels(kept), minor: minor)
    }
    let some = places([1, 2, 5])
    if some.count >= 4 {
      return Ticks(values: some, labels: logLabels(some), minor: minor)
    }
    var linear = Ticks.linear(domain)
    let kept = zip(linear.values, linear.labels).filter { $0.0 > 0 }
    linear = Ticks(values: kept.map(\.0), labels: kept.map(\.1))
    return linear
  }

  // MARK: - Labels

  /// A step of `tenths / 10 * 10^exponent`, with exact multiples.
  private struct Step {
    let tenths: Int
    let exponent: Int

    var value: Double { NumberFormat.scaled(Double(tenths) / 10, by: exponent) }
    var isWhole: Bool { exponent >= 1 || (exponent == 0 && tenths != 25) }
    /// The decimals that a multiple needs, relative to a power of ten.
    func decimals(relativeTo power: Int) -> Int {
      max(0, power - exponent + (tenths == 25 ? 1 : 0))
    }
    func multiple(_ count: Double) -> Double {
      // A whole number times or through a power of ten is correctly rounded: 3 * 0.1 gives 0.3.
      let value = NumberFormat.scaled(count * Double(tenths), by: exponent - 1)
      return value == 0 ? 0 : value
    }
  }

  private static func labels(_ values: [Double], step: Step) -> [String] {
    let largest = values.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return values.map { NumberFormat.fixed($0, decimals: 0) } }
    let exponent = NumberFormat.exponent(of: largest)
    if exponent >= 6 || exponent < -4 {
      let decimals = step.decimals(relativeTo: exponent)
      return values.map { value in
        guard value != 0 else { return "0" }
        let mantissa = NumberFormat.scaled(value, by: -exponent)
        return NumberFormat.fixed(mantissa, decimals: decimals) + "×10"
          + NumberFormat.superscript(exponent)
      }
    }
    let decimals = step.decimals(relativeTo: 0)
    return values.map { NumberFormat.fixed($0, decimals: decimals) }
  }

  private static func logLabels(_ values: [Double]) -> [String] {
    guard let first = values.first, let last = values.last else { return [] }
    if first >= 0.00099, last < 1_000_001 {
      return values.map {
        NumberFormat.fixed($0, decimals: max(0, -NumberFormat.exponent(of: $0)))
      }
    }
    return values.map { value in
      let exponent = NumberFormat.exponent(of: value)
      let mantissa = NumberFormat.scaled(value, by: -exponent).rounded()
      return mantissa == 1
        ? power(value) : "\(Int(mantissa))×10\(NumberFormat.superscript(exponent))"
    }
  }

  private static func power(_ value: Double) -> String {
    "10" + NumberFormat.superscript(NumberFormat.exponent(of: value))
  }
}
