import Tensors
import TestSupport
import Testing

@Suite("Seeded generator")
struct SeededGeneratorTests {
  /// One row of `generator.json`, made by `make_generator_fixture.py`.
  struct Row: Decodable {
    let seed: UInt64
    let stream: UInt64?
    let bits: [UInt64]
    let uniform: [Float]
    let normal: [Float]

    var generator: SeededGenerator {
      stream.map { SeededGenerator(seed: seed, stream: $0) } ?? SeededGenerator(seed: seed)
    }
  }

  @Test("Bits and uniform numbers are those of a second implementation, exactly")
  func knownValues() throws {
    let rows = try Fixture.decode("generator", as: [Row].self)
    #expect(rows.count == 20)
    for row in rows {
      var (bits, uniform) = (row.generator, row.generator)
      #expect(row.bits.map { _ in bits.next() } == row.bits)
      #expect(row.uniform.map { _ in Float.uniform(using: &uniform) } == row.uniform)
    }
  }

  @Test("Normal numbers are those of a second implementation, to the last bits of a logarithm")
  func knownNormals() throws {
    for row in try Fixture.decode("generator", as: [Row].self) {
      var generator = row.generator
      let got = row.normal.map { _ in Float.normal(using: &generator) }
      expectClose(got, row.normal, absolute: 1e-7, relative: 1e-6)
    }
  }

  @Test("Uniform numbers lie in 0..<1, with mean 1/2 and variance 1/12")
  func uniformMoments() {
    var generator = SeededGenerator(seed: 3)
    let draws = (0..<100_000).map { _ in Double(Float.uniform(using: &generator)) }
    #expect(draws.allSatisfy { (0..<1).contains($0) })
    let moments = Moments(of: draws)
    // Four standard errors of the mean, √(1/12 / 100,000) = 0.0009 each.
    #expect(abs(moments.mean - 0.5) < 0.0037)
    #expect(abs(moments.variance - 1.0 / 12) < 0.001)
  }

  @Test("Normal numbers have mean 0, variance 1, no skew, and the tails of a bell")
  func normalMoments() {
    var generator = SeededGenerator(seed: 4)
    let draws = (0..<100_000).map { _ in Double(Float.normal(using: &generator)) }
    let moments = Moments(of: draws)
    // Four standard errors each: √(1 / n), √(2 / n), √(6 / n), √(24 / n).
    #expect(abs(moments.mean) < 0.0127)
    #expect(abs(moments.variance - 1) < 0.018)
    #expect(abs(moments.third) < 0.031)
    #expect(abs(moments.fourth - 3) < 0.062)
    let beyondTwo = Double(draws.count { abs($0) > 2 }) / 100_000
    #expect(abs(beyondTwo - 0.0455) < 0.0027)
  }

  @Test("Streams of one seed differ from each other and from the seed's own sequence")
  func streamsDiffer() {
    var firsts = Set<UInt64>()
    var plain = SeededGenerator(seed: 9)
    firsts.insert(plain.next())
    for stream in 0..<100 {
      var generator = SeededGenerator(seed: 9, stream: UInt64(stream))
      firsts.insert(generator.next())
    }
    #expect(firsts.count == 101)
  }
}

/// The first four central moments of a sample, the higher ones in units of the deviation.
private struct Moments {
  let mean: Double
  let variance: Double
  let third: Double
  let fourth: Double

  init(of sample: [Double]) {
    let n = Double(sample.count)
    let mean = sample.reduce(0, +) / n
    func central(_ power: Int) -> Double {
      sample.reduce(0) { sum, x in
        sum + (0..<power).reduce(1) { product, _ in product * (x - mean) }
      } / n
    }
    let variance = central(2)
    self.mean = mean
    self.variance = variance
    third = central(3) / (variance * variance.squareRoot())
    fourth = central(4) / (variance * variance)
  }
}
