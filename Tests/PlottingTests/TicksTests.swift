import Platform
import Testing

@testable import Plotting

@Suite("Ticks")
struct TicksTests {
  static let spans: [ClosedRange<Double>] = {
    var generator = SplitMix64(seed: 1)
    var spans: [ClosedRange<Double>] = [
      0...1, 0...0.3, -1...1, 0...7, 0...8, 1...3.99, 0...1e300, -1e300...1e300, 1e-300...3e-300,
      99.95...100.05, 0...1e-7, -3e8...1e9, 1_000_000...1_000_001,
    ]
    for _ in 0..<4000 {
      let middle = Double.random(in: -1...1, using: &generator)
      let size = pow(10, Double.random(in: -12...12, using: &generator))
      let half = Double.random(in: 0.001...3, using: &generator) * size
      spans.append((middle * size - half)...(middle * size + half))
    }
    return spans
  }()

  @Test("There are 4 to 8 ticks, inside the axis, ascending and evenly spaced")
  func counts() {
    for span in Self.spans {
      let ticks = Ticks.linear(span)
      #expect((4...8).contains(ticks.values.count), "\(span): \(ticks.values)")
      let slack = (span.upperBound / 2 - span.lowerBound / 2) * 1e-6
      #expect(ticks.values.allSatisfy { $0 >= span.lowerBound - slack }, "\(span)")
      #expect(ticks.values.allSatisfy { $0 <= span.upperBound + slack }, "\(span)")
      #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 }, "\(span)")
    }
  }

  @Test("The step is 1, 2, 2.5 or 5 times a power of ten")
  func steps() {
    for span in Self.spans {
      let values = Ticks.linear(span).values
      guard values.count > 1 else { continue }
      let step = (values[values.count - 1] - values[0]) / Double(values.count - 1)
      let mantissa = NumberFormat.scaled(step, by: -NumberFormat.exponent(of: step))
      let isRound = [1, 2, 2.5, 5, 10].contains { abs(mantissa - $0) < 1e-6 }
      #expect(isRound, "\(span): step \(step)")
    }
  }

  @Test("No two labels are equal, none is -0, and all have one number of decimals")
  func labels() {
    for span in Self.spans {
      let labels = Ticks.linear(span).labels
      #expect(Set(labels).count == labels.count, "\(span): \(labels)")
      #expect(labels.allSatisfy { !$0.contains("-") }, "\(span): \(labels)")
      #expect(!labels.contains { $0.hasPrefix("−") && !$0.contains { "123456789".contains($0) } })
      let decimals = labels.filter { $0 != "0" }.map { label in
        let mantissa = label.split(separator: "×")[0]
        return mantissa.split(separator: ".").dropFirst().first?.count ?? 0
      }
      #expect(Set(decimals).count <= 1, "\(span): \(labels)")
    }
  }

  @Test("Tenths are shown as tenths")
  func tenths() {
    #expect(Ticks.linear(0...0.5).labels == ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5"])
    #expect(Ticks.linear(0...0.5).values == [0, 0.1, 0.2, 0.3, 0.4, 0.5])
  }

  @Test("A minus sign is a true one")
  func minus() {
    #expect(Ticks.linear(-1...1).labels == ["−1.0", "−0.5", "0.0", "0.5", "1.0"])
  }

  @Test("Thousands are set apart, and millions become powers")
  func large() {
    #expect(Ticks.linear(0...2000).labels == ["0", "500", "1,000", "1,500", "2,000"])
    #expect(
      Ticks.linear(0...5e6).labels
        == ["0", "1×10⁶", "2×10⁶", "3×10⁶", "4×10⁶", "5×10⁶"])
  }

  @Test("An integer axis has whole ticks, even where these are few", arguments: 1...60)
  func integers(last: Int) {
    let ticks = Ticks.linear(0...Double(last), isInteger: true)
    #expect(ticks.values.allSatisfy { $0 == $0.rounded() })
    #expect(ticks.labels.allSatisfy { !$0.contains(".") })
    #expect(ticks.values.count >= min(last + 1, 4) && ticks.values.count <= 8)
  }

  @Test("A logarithmic axis has decades, at most 8, and short ticks between")
  func decades() {
    let ticks = Ticks.logarithmic(1...1000)
    #expect(ticks.labels == ["1", "10", "100", "1,000"])
    #expect(ticks.minor.count == 24)
    let wide = Ticks.logarithmic(1e-300...1e300)
    #expect((4...8).contains(wide.values.count))
    #expect(Set(wide.labels).count == wide.labels.count)
  }

  @Test("A short logarithmic axis still has ticks", arguments: [2.0, 5, 9, 20, 70, 500, 1e4, 1e9])
  func shortLogarithmic(ratio: Double) {
    for start in [1e-8, 0.3, 1, 4, 730] {
      let ticks = Ticks.logarithmic(start...(start * ratio))
      #expect((2...9).contains(ticks.values.count), "\(start) × \(ratio): \(ticks.labels)")
      #expect(Set(ticks.labels).count == ticks.labels.count, "\(ticks.labels)")
    }
  }

  @Test("A constant gets an axis around it", arguments: [0, 3.5, -2, 1e300, 1e-300])
  func constant(value: Double) throws {
    let scale = try AxisScale(Axis("x"), [value, value])
    #expect(scale.domain.lowerBound < value && value < scale.domain.upperBound)
    #expect(scale.ticks.values.count >= 3)
    #expect(abs(scale.position(of: value) - 0.5) < 1e-9)
  }
}
