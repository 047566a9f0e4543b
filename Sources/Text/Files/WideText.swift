/// Text of two or four bytes a character, with its mark or without.
enum WideText {
  /// The name of the encoding; nil where the bytes are no such text.
  ///
  /// Without a mark it is taken for UTF-16 where one byte order makes whole characters of all of it,
  /// nearly all of them letters, digits, marks or spaces of living scripts, and some of them ASCII, which
  /// UTF-8 would write without the zero bytes.
  /// - Complexity: O(bytes).
  static func encoding(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return "UTF-32"
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    // A file may be cut within a character.
    let whole = bytes.prefix(bytes.count / 2 * 2)
    guard whole.count >= 16, whole.contains(0) else { return nil }
    if isUTF32(whole, zeros: [2, 3]) { return "UTF-32LE" }
    if isUTF32(whole, zeros: [0, 1]) { return "UTF-32BE" }
    if isUTF16(whole, high: 1) { return "UTF-16LE" }
    return isUTF16(whole, high: 0) ? "UTF-16BE" : nil
  }

  /// Whether two bytes of each four are zero, or at most 0x10 in the place of planes.
  private static func isUTF32(_ bytes: ArraySlice<UInt8>, zeros: [Int]) -> Bool {
    let plane = zeros[0] == 2 ? 2 : 1
    let empty = zeros[0] == 2 ? 3 : 0
    guard bytes.count >= 12 else { return false }
    let units = stride(from: 0, to: bytes.count / 4 * 4, by: 4)
    return units.allSatisfy { bytes[$0 + empty] == 0 && bytes[$0 + plane] <= 0x10 }
      && units.contains { bytes[$0 + plane] == 0 }
  }

  private static func isUTF16(_ bytes: ArraySlice<UInt8>, high: Int) -> Bool {
    var (units, likely, ascii, even, isAfterHigh) = (0, 0, 0, 0, false)
    for place in stride(from: 0, to: bytes.count, by: 2) {
      let unit = UInt16(bytes[place + high]) << 8 | UInt16(bytes[place + 1 - high])
      let isLow = 0xDC00...0xDFFF ~= unit
      if isAfterHigh != isLow { return false }  // a surrogate without its other half
      if unit & 0xFF == 0 { even += 1 }
      isAfterHigh = 0xD800...0xDBFF ~= unit
      units += 1
      if isLikely(unit) { likely += 1 }
      if unit < 0x80 { ascii += 1 }
    }
    // Zeros are the upper halves of ASCII characters; few others have a zero as their lower half.
    return even <= ascii && Double(ascii) >= 0.01 * Double(units)
      && Double(likely) >= 0.95 * Double(units)
  }

  /// Whether a unit is a character that prose has.
  private static func isLikely(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0x58F, 0x591...0x77F, 0x900...0x10FF,
      0x1100...0x11FF,
      0x1E00...0x1FFF, 0x2010...0x2044, 0x20A0...0x20BF, 0x2600...0x27BF, 0x3000...0x30FF,
      0x3130...0x318F, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xD800...0xDFFF, 0xF900...0xFAFF, 0xFEFF,
      0xFF00...0xFFEF:
      true
    default: false
    }
  }
}
