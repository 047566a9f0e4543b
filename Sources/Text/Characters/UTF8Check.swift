/// Finds the first byte that does not belong to well-formed UTF-8.
///
/// - Returns: The offset of the first byte of the first ill-formed sequence, or nil.
/// - Complexity: O(bytes).
/// - Reference: [The Unicode Standard](https://www.unicode.org/versions/latest/), table 3-7.
func firstInvalidUTF8Offset(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var offset = 0
  while offset < bytes.count {
    let lead = bytes[offset]
    if lead < 0x80 {
      offset += 1
      continue
    }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      second = 0xA0...0xBF  // anything lower is an overlong form
    case 0xE1...0xEC, 0xEE, 0xEF: length = 3
    case 0xED:
      length = 3
      second = 0x80...0x9F  // anything higher is a surrogate
    case 0xF0:
      length = 4
      second = 0x90...0xBF
    case 0xF1...0xF3: length = 4
    case 0xF4:
      length = 4
      second = 0x80...0x8F  // anything higher is above U+10FFFF
    default: return offset
    }
    guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return offset }
    for position in (offset + 2)..<(offset + length) where bytes[position] & 0xC0 != 0x80 {
      return offset
    }
    offset += length
  }
  return nil
}
