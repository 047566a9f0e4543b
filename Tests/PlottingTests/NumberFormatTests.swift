import Testing

@testable import Plotting

@Suite("Numbers as text")
struct NumberFormatTests {
  @Test(
    "Fixed decimals, rounded, with a true minus sign and thousands apart",
    arguments: [
      (0.30000000000000004, 2, "0.30"), (-0.001, 2, "0.00"), (-1.5, 1, "−1.5"),
      (1_234_567.0, 0, "1,234,567"), (999.999, 2, "1,000.00"), (0.05, 3, "0.050"),
    ])
  func fixed(number: Double, decimals: Int, text: String) {
    #expect(NumberFormat.fixed(number, decimals: decimals) == text)
  }

  @Test(
    "About three significant digits",
    arguments: [
      (0.0, "0"), (1.0, "1.00"), (12.34, "12.3"), (1234.0, "1,234"), (1e-7, "1.0×10⁻⁷"),
      (-2.5e12, "−2.5×10¹²"), (9.99e300, "1.0×10³⁰¹"),
    ])
  func short(number: Double, text: String) {
    #expect(NumberFormat.short(number) == text)
  }

  @Test("The exponent is exact at powers of ten", arguments: -300...300)
  func exponent(power: Int) throws {
    let number = try #require(Double("1e\(power)"))
    #expect(NumberFormat.exponent(of: number) == power)
    #expect(NumberFormat.exponent(of: number.nextDown) == power - 1)
  }
}
