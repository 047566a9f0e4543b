import Tensors
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct ScalingLawTests {
  /// Losses that follow `1 + 20 / size^0.5 + 40 / data^0.3`.
  private func points(noise: Double = 0) -> [ScalingLaw.Point] {
    var generator = SeededGenerator(seed: 9)
    return [1e3, 4e3, 16e3, 64e3, 256e3].flatMap { size in
      [1e4, 1e5, 1e6].map { data in
        let loss = 1 + 20 * pow(size, -0.5) + 40 * pow(data, -0.3)
        let miss = noise * Double(Float.uniform(using: &generator) - 0.5)
        return ScalingLaw.Point(size: size, data: data, loss: loss + miss)
      }
    }
  }

  @Test("A law that made the losses is found again")
  func exact() {
    let law = ScalingLaw(fitting: points())
    #expect(abs(law.floor - 1) < 0.01)
    #expect(abs(law.sizeExponent - 0.5) < 0.005)
    #expect(abs(law.dataExponent - 0.3) < 0.005)
    #expect(law.explainedShare(of: points()) > 0.999_99)
    #expect(abs(law.loss(size: 16e3, data: 1e5) - points()[7].loss) < 1e-3)
  }

  @Test("Noise makes the fit less sure, and its error says so")
  func noise() {
    let (calm, noisy) = (points(noise: 0.01), points(noise: 0.3))
    let errors = [calm, noisy].map { ScalingLaw.standardErrors(of: $0) }
    #expect(errors[0].sizeExponent < errors[1].sizeExponent)
    #expect(errors[0].dataExponent < errors[1].dataExponent)
    let law = ScalingLaw(fitting: calm)
    #expect(abs(law.sizeExponent - 0.5) < 4 * errors[0].sizeExponent)
    #expect(law.explainedShare(of: calm) > ScalingLaw(fitting: noisy).explainedShare(of: noisy))
  }

  @Test("No factor is below 0, and losses that do not follow size leave little explained")
  func honest() {
    let rising = points().map { point in
      ScalingLaw.Point(size: point.size, data: point.data, loss: 5 - point.loss)
    }
    let law = ScalingLaw(fitting: rising)
    #expect(law.floor >= 0 && law.sizeFactor >= 0 && law.dataFactor >= 0)
    #expect(law.explainedShare(of: rising) < 0.1)
  }
}
