// Functions of one number that a loop over many can be made of: they stand in a module of their own, so
// that a debug build, which inlines within a file and from other modules only, puts them into its loops.

/// e to the power of x, within 2 units in the last place for `-87...88`, clamped outside.
///
/// `e^x = 2^n · e^r` with `n = round(x / ln 2)`; adding 1.5 · 2^23 rounds, and leaves `n` in the low
/// bits of the sum. A polynomial of degree 6 gives `e^r` for `|r| <= ln 2 / 2`.
@inlinable
@inline(__always)
package func exponential(_ x: Float) -> Float {
  let low: Float = x < -87 ? -87 : x
  let clamped: Float = low > 88 ? 88 : low
  let shifted = (12_582_912 as Float).addingProduct(clamped, 1.442_695_04)
  let n = shifted - 12_582_912
  let r = clamped.addingProduct(n, -0.693_145_751_953_125).addingProduct(
    n, -1.428_606_765_330_187e-6)
  var p: Float = 0.001_388_888_9
  p = (0.008_333_333_4 as Float).addingProduct(p, r)
  p = (0.041_666_667 as Float).addingProduct(p, r)
  p = (0.166_666_67 as Float).addingProduct(p, r)
  p = (0.5 as Float).addingProduct(p, r)
  p = (1 as Float).addingProduct(p, r)
  p = (1 as Float).addingProduct(p, r)
  let power = Float(bitPattern: (shifted.bitPattern &- 0x4B40_0000 &+ 127) &<< 23)
  return p * power
}

/// The sigmoid, `1 / (1 + e^-x)`.
@inlinable
@inline(__always)
package func logisticSigmoid(_ x: Float) -> Float { 1 / (1 + exponential(-x)) }

/// The hyperbolic tangent, `2 sigmoid(2x) - 1`, accurate to about 1e-7 absolute.
@inlinable
@inline(__always)
package func hyperbolicTangent(_ x: Float) -> Float { 2 / (1 + exponential(-2 * x)) - 1 }
