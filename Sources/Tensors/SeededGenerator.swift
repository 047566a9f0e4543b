import Platform

/// A small, fast generator that gives the same numbers for the same seed on every machine.
///
/// - Reference: ["Scrambled Linear Pseudorandom Number Generators"](https://arxiv.org/abs/1805.01407)
///   (xoshiro256**), seeded through SplitMix64 as its authors advise.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Makes a generator; equal seeds give equal sequences.
  public init(seed: UInt64) {
    var z = seed
    func next() -> UInt64 {
      z &+= 0x9E37_79B9_7F4A_7C15
      var x = z
      x = (x ^ (x &>> 30)) &* 0xBF58_476D_1CE4_E5B9
      x = (x ^ (x &>> 27)) &* 0x94D0_49BB_1331_11EB
      return x ^ (x &>> 31)
    }
    state = (next(), next(), next(), next())
  }

  /// Makes a generator for one purpose, independent of those for other purposes with the same seed.
  ///
  /// - Parameters:
  ///   - seed: The run's seed.
  ///   - stream: A number that stands for the purpose: weights, batches, sampling.
  public init(seed: UInt64, stream: UInt64) {
    var root = SeededGenerator(seed: seed)
    self.init(seed: root.next() ^ (stream &* 0xD134_2543_DE82_EF95))
  }

  /// Returns the next 64 random bits.
  public mutating func next() -> UInt64 {
    let product = state.1 &* 5
    let result = ((product &<< 7) | (product &>> 57)) &* 9
    let shifted = state.1 &<< 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = (state.3 &<< 45) | (state.3 &>> 19)
    return result
  }
}

extension Float {
  /// Draws from the uniform distribution on `0..<1`, 24 random bits.
  public static func uniform(using generator: inout some RandomNumberGenerator) -> Float {
    Float(generator.next() &>> 40) * 0x1p-24
  }

  /// Draws from the standard normal distribution (Box and Muller, 1958).
  public static func normal(using generator: inout some RandomNumberGenerator) -> Float {
    let u = Double((generator.next() &>> 11) &+ 1) * 0x1p-53  // (0, 1]: its logarithm is finite
    let v = Double(generator.next() &>> 11) * 0x1p-53
    return Float((-2 * log(u)).squareRoot() * cos(2 * Double.pi * v))
  }
}
