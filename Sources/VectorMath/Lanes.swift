/// Sixteen floats: one register of AVX-512, two of AVX2, four of NEON.
@usableFromInline
package typealias Lanes = SIMD16<Float>

/// Reads sixteen floats from memory of any alignment.
@inlinable
@inline(__always)
package func lanes(_ p: UnsafePointer<Float>, _ i: Int) -> Lanes {
  UnsafeRawPointer(p + i).loadUnaligned(as: Lanes.self)
}

/// Writes sixteen floats to memory of any alignment.
@inlinable
@inline(__always)
package func store(_ values: Lanes, _ p: UnsafeMutablePointer<Float>, _ i: Int) {
  UnsafeMutableRawPointer(p + i).storeBytes(of: values, as: Lanes.self)
}
