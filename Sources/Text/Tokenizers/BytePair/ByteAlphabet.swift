/// GPT-2's visible name for each byte, and the order of the bytes as tokens.
///
/// Bytes that Latin-1 prints are themselves; the others, space and line break among them, are
/// `U+0100` and up in their order: a space is `Ġ`, a line break `Ċ`. Tokens are numbered in the
/// order of these names.
///
/// - Reference: [GPT-2's encoder.py](https://github.com/openai/gpt-2/blob/master/src/encoder.py).
struct ByteAlphabet: Sendable {
  /// The byte of tokens 0 to 255.
  let bytes: [UInt8]
  /// The name of each byte.
  let scalars: [Unicode.Scalar]

  init() {
    let printed = Array(0x21...0x7E) + Array(0xA1...0xAC) + Array(0xAE...0xFF) as [UInt8]
    let rest = (0...255 as ClosedRange<UInt8>).filter { !printed.contains($0) }
    bytes = printed + rest
    var scalars = (0...255 as ClosedRange<UInt8>).map { Unicode.Scalar($0) }
    for (index, byte) in rest.enumerated() {
      scalars[Int(byte)] = Unicode.Scalar(0x100 + UInt16(index)) ?? Unicode.Scalar(byte)
    }
    self.scalars = scalars
  }

  /// The visible name of bytes.
  func name(of bytes: some Sequence<UInt8>) -> String {
    var name = String.UnicodeScalarView()
    for byte in bytes { name.append(scalars[Int(byte)]) }
    return String(name)
  }

  /// The bytes of a name, or nil when a character of it names no byte.
  func bytes(named name: String) -> [UInt8]? {
    var found: [UInt8] = []
    for scalar in name.unicodeScalars {
      let value = scalar.value
      if value >= 0x100 {
        guard value - 0x100 < 68 else { return nil }
        found.append(bytes[Int(188 + value - 0x100)])
      } else {
        guard scalars[Int(value)] == scalar else { return nil }
        found.append(UInt8(value))
      }
    }
    return found
  }
}
