import Tensors

/// Sizes around the sixteen lanes and the blocks of 64 that kernels work in.
let oddSizes = [1, 2, 15, 16, 17, 31, 63, 64, 65, 130]

/// Normally distributed numbers, the same for the same seed.
func numbers(_ count: Int, deviation: Float = 1, seed: UInt64 = 1) -> [Float] {
  var generator = SeededGenerator(seed: seed, stream: UInt64(count))
  return (0..<count).map { _ in deviation * Float.normal(using: &generator) }
}

/// Evenly spaced numbers from `low` to `high`.
func grid(_ low: Float, _ high: Float, count: Int) -> [Float] {
  (0..<count).map { low + (high - low) * Float($0) / Float(count - 1) }
}
