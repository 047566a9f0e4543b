import Tensors
import Testing

@Suite("Power law")
struct PowerLawTests {
  @Test("The exponent of an exact power law is found", arguments: [-1, 0, 1, 2])
  func exact(exponent: Int) {
    let x = [1.0, 2, 4, 8, 16]
    let y = x.map { x in
      (0..<abs(exponent)).reduce(3.0) { result, _ in exponent > 0 ? result * x : result / x }
    }
    #expect(abs(powerLawExponent(x, y) - Double(exponent)) < 1e-12)
  }

  @Test("Noise that favours no side leaves the exponent")
  func noise() {
    // ln y is off by +d, -d, -d, +d at evenly spaced ln x: a line fitted by least squares ignores it.
    let exponent = powerLawExponent([1, 2, 4, 8], [1 * 1.1, 2 / 1.1, 4 / 1.1, 8 * 1.1])
    #expect(abs(exponent - 1) < 1e-12)
  }
}
