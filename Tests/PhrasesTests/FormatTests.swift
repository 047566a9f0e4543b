import Testing

@testable import Phrases

@Suite("Numbers as text")
struct FormatTests {
  @Test(
    "have four significant digits, and no zeros at the end",
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-3, "-3"), (1234, "1234"), (12345, "12,345"),
      (117_000_000, "117,000,000"), (1.5, "1.5"), (1.90612, "1.906"), (0.99, "0.99"),
      (0.123456, "0.1235"), (-0.00012345, "-0.0001234"), (99.999, "100"), (1234.5, "1234"),
      (0.1 + 0.2, "0.3"), (1.23e-7, "1.23e-07"), (9.9999e-8, "1e-07"), (1e300, "1e+300"),
      (34_212.3, "34,212"), (.nan, "nan"), (-.infinity, "-inf"),
      (.leastNonzeroMagnitude, "4.941e-324"),
    ])
  func number(value: Double, text: String) {
    #expect(Format.number(value) == text)
  }

  @Test(
    "have the decimals asked for",
    arguments: [
      (1.005, 2, "1.00"), (2.5, 0, "2"), (-0.001, 2, "0.00"), (12345.678, 1, "12,345.7"),
      (0.05, 3, "0.050"), (1e20, 2, "1e+20"),
    ])
  func decimals(value: Double, decimals: Int, text: String) {
    #expect(Format.number(value, decimals: decimals) == text)
  }

  @Test(
    "say times in the units that people use",
    arguments: [
      (0, "0.0 s"), (0.84, "0.8 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.4, "59 s"),
      (59.6, "1 min 00 s"), (125, "2 min 05 s"), (3725, "1 h 02 min"), (-1, "0.0 s"),
      (.infinity, "a long time"),
    ])
  func duration(seconds: Double, text: String) {
    #expect(Format.duration(seconds) == text)
  }

  @Test("say shares as percentages")
  func percent() {
    #expect(Format.percent(0.9917) == "99.2 %")
  }
}
