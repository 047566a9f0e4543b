extension String {
  /// Draws a text of up to 40 characters of every kind: letters, Hangul, signs, emoji, whatever Unicode has.
  ///
  /// For trying whether a tokenizer gives every text back.
  public static func randomText(using generator: inout some RandomNumberGenerator) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0x61...0x7A, 0xAC00...0xD7A3, 0x300...0x36F, 0x1F300...0x1F64F, 0...0x10_FFFF,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...40, using: &generator) {
      let range = ranges[Int.random(in: 0..<ranges.count, using: &generator)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
