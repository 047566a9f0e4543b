/// Text made fit for HTML.
enum HTML {
  /// Escapes the five characters that mean something in text and in quoted attributes.
  ///
  /// Other control characters than tab and line break are no part of HTML; they are shown as `�`.
  static func escaped(_ text: some StringProtocol) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + text.utf8.count / 16)
    for byte in text.utf8 {
      switch byte {
      case 0x26: result += Array("&amp;".utf8)
      case 0x3c: result += Array("&lt;".utf8)
      case 0x3e: result += Array("&gt;".utf8)
      case 0x22: result += Array("&quot;".utf8)
      case 0x27: result += Array("&#39;".utf8)
      case 0x09, 0x0a: result.append(byte)
      case 0..<0x20, 0x7f: result += [0xef, 0xbf, 0xbd]
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
