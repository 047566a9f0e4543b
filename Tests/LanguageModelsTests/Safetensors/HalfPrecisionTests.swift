import Testing

@testable import LanguageModels

@Suite struct HalfPrecisionTests {
  #if !os(macOS) || arch(arm64)
  @Test("Every binary16 number is what Swift's Float16 makes of it")
  func agreesWithFloat16() {
    for bits in UInt16.min...UInt16.max {
      let ours = HalfPrecision.float(fromBinary16: bits)
      let number = Float16(bitPattern: bits)
      if number.isNaN {
        #expect(ours.isNaN)
        #expect(ours.bitPattern & 0x7F_FFFF == UInt32(bits & 0x3FF) << 13)
        #expect((ours.sign == .minus) == (bits >= 0x8000))
      } else {
        #expect(ours.bitPattern == Float(number).bitPattern)
      }
    }
  }
  #endif

  @Test("A bfloat16 number is the upper half of a Float")
  func widensBfloat16() {
    #expect(HalfPrecision.float(fromBfloat16: 0x3F80) == 1)
    #expect(HalfPrecision.float(fromBfloat16: 0xC049) == -3.140625)
    #expect(HalfPrecision.float(fromBfloat16: 0xFF80) == -.infinity)
    #expect(HalfPrecision.float(fromBfloat16: 0x7F81).bitPattern == 0x7F81_0000)
  }
}
