/// Loops over raw memory: where the time of a training step goes.
///
/// Each fast kernel has a plain `…Reference` beside it that says what it computes; tests hold the two
/// together. Kernels trust their caller for shapes; the operations above them check.
///
/// How they are written follows from how Swift compiles: a scalar loop over unsafe pointers without
/// calls or traps becomes vector instructions; a sum over floats does not, since the compiler may not
/// reorder it, so sums use `SIMD16` accumulators.
public enum Kernels {}

/// Sixteen floats: one register of AVX-512, two of AVX2, four of NEON.
typealias Lanes = SIMD16<Float>

/// Reads sixteen floats from memory of any alignment.
@inline(__always)
func lanes(_ p: UnsafePointer<Float>, _ i: Int) -> Lanes {
  UnsafeRawPointer(p + i).loadUnaligned(as: Lanes.self)
}

/// Writes sixteen floats to memory of any alignment.
@inline(__always)
func store(_ values: Lanes, _ p: UnsafeMutablePointer<Float>, _ i: Int) {
  UnsafeMutableRawPointer(p + i).storeBytes(of: values, as: Lanes.self)
}
