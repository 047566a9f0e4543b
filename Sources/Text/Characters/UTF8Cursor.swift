/// Reads characters out of the bytes of a string, which are known to be valid UTF-8.
struct UTF8Cursor {
  let bytes: UnsafeBufferPointer<UInt8>

  /// The class of the character that starts at an offset, and the offset after it.
  ///
  /// - Precondition: `offset < bytes.count`, and a character starts there.
  @inline(__always)
  func character(at offset: Int) -> (class: ScalarClass, end: Int) {
    let lead = bytes[offset]
    if lead < 0x80 { return (ScalarClass(ascii: lead), offset + 1) }
    return wideCharacter(at: offset)
  }

  @inline(never)
  private func wideCharacter(at offset: Int) -> (class: ScalarClass, end: Int) {
    let lead = UInt32(bytes[offset])
    func rest(_ distance: Int) -> UInt32 { UInt32(bytes[offset + distance] & 0x3F) }
    let value: UInt32
    let length: Int
    if lead < 0xE0 {
      value = (lead & 0x1F) << 6 | rest(1)
      length = 2
    } else if lead < 0xF0 {
      value = (lead & 0x0F) << 12 | rest(1) << 6 | rest(2)
      length = 3
    } else {
      value = (lead & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3)
      length = 4
    }
    guard let scalar = Unicode.Scalar(value) else { return (.other, offset + length) }
    return (ScalarClass(scalar), offset + length)
  }
}
