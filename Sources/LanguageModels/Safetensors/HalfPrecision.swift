/// Widens 16-bit numbers to 32 bits: every one of them is a `Float` exactly, and NaNs keep their bits.
enum HalfPrecision {
  /// The number whose upper half is given.
  static func float(fromBfloat16 bits: UInt16) -> Float {
    Float(bitPattern: UInt32(bits) << 16)
  }

  /// The number of an IEEE 754 binary16 pattern: 1 sign, 5 exponent, 10 mantissa bits.
  ///
  /// Swift's own `Float16` is not to be had on every processor, and quiets NaNs.
  static func float(fromBinary16 bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10 & 0x1F)
    let mantissa = UInt32(bits & 0x3FF)
    switch exponent {
    case 0:
      // Zero and subnormal numbers: the mantissa counts steps of 2 to the power of -24.
      let magnitude = Float(mantissa) * 0x1p-24
      return Float(bitPattern: sign | magnitude.bitPattern)
    case 0x1F:
      return Float(bitPattern: sign | 0x7F80_0000 | mantissa << 13)
    default:
      return Float(bitPattern: sign | (exponent + 112) << 23 | mantissa << 13)
    }
  }
}
