import Platform
import Tensors
import Testing

@Suite struct ScalingLawTests {
  private static let truth = ScalingLaw(
    sizePart: 4000, sizeExponent: 0.1, dataPart: 2e6, dataExponent: 0.15)

  /// Losses that a formula gives five sizes and three amounts of data, with some noise.
  private func points(
    noise: Double = 0, _ formula: (Double, Double) -> Double
  ) -> [ScalingLaw.Point] {
    var generator = SeededGenerator(seed: 9)
    return [1e3, 4e3, 16e3, 64e3, 256e3].flatMap { size in
      [1e4, 1e5, 1e6].map { data in
        let miss = noise * Double(Float.uniform(using: &generator) - 0.5)
        return ScalingLaw.Point(size: size, data: data, loss: formula(size, data) + miss)
      }
    }
  }

  private func exact(noise: Double = 0) -> [ScalingLaw.Point] {
    points(noise: noise) { Self.truth.loss(size: $0, data: $1) }
  }

  @Test("The formula is the paper's, worked out by hand")
  func formula() {
    let law = ScalingLaw(sizePart: 16, sizeExponent: 1, dataPart: 8, dataExponent: 0.5)
    // 16 · 4^-2 + 8 / 1 = 9, and its root is 3.
    #expect(abs(law.loss(size: 4, data: 1) - 3) < 1e-12)
  }

  @Test("A law that made the losses is found again")
  func found() {
    let law = ScalingLaw(fitting: exact())
    #expect(abs(law.sizeExponent / Self.truth.sizeExponent - 1) < 0.01)
    #expect(abs(law.dataExponent / Self.truth.dataExponent - 1) < 0.01)
    #expect(law.rSquared(of: exact()) > 0.999_99)
    for point in exact() {
      #expect(abs(law.loss(size: point.size, data: point.data) - point.loss) < 1e-3)
    }
  }

  @Test("Noise makes the fit less sure, and its error says so")
  func noise() {
    let (calm, noisy) = (exact(noise: 0.01), exact(noise: 0.3))
    let errors = [calm, noisy].map { ScalingLaw.standardErrors(of: $0) }
    #expect(errors[0].sizeExponent < errors[1].sizeExponent)
    #expect(errors[0].dataExponent < errors[1].dataExponent)
    let law = ScalingLaw(fitting: calm)
    #expect(abs(law.sizeExponent - Self.truth.sizeExponent) < 4 * errors[0].sizeExponent)
    #expect(law.rSquared(of: calm) > ScalingLaw(fitting: noisy).rSquared(of: noisy))
  }

  @Test("Losses that rise with size and data are not explained, and no part is below 0")
  func honest() {
    let rising = points { 4 - Self.truth.loss(size: $0, data: $1) }
    let law = ScalingLaw(fitting: rising)
    #expect(law.sizePart >= 0 && law.dataPart >= 0)
    #expect(law.rSquared(of: rising) < 0.1)
  }

  @Test("The additive law is found again, and explains what it made better than the other")
  func additive() {
    let made = points { 1 + 20 * pow($0, -0.5) + 40 * pow($1, -0.3) }
    let law = AdditiveScalingLaw(fitting: made)
    #expect(abs(law.floor - 1) < 0.01)
    #expect(abs(law.sizeExponent - 0.5) < 0.005)
    #expect(abs(law.dataExponent - 0.3) < 0.005)
    #expect(law.rSquared(of: made) > 0.999_99)
    #expect(ScalingLaw(fitting: made).rSquared(of: made) < 0.999)
  }
}
