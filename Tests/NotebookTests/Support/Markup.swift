/// The tags of some HTML, read as a browser reads them: what a text adds to them could run.
enum Markup {
  /// Every tag with the names of its attributes, comments and declarations too; scripts and styles are
  /// skipped as a browser skips them.
  static func tags(_ html: String) -> [String] {
    let bytes = Array(html.utf8)
    var tags: [String] = []
    var at = 0
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "<"), at + 1 < bytes.count, opensTag(bytes[at + 1]) else {
        at += 1
        continue
      }
      let (tag, end) = tag(bytes, at + 1)
      tags.append(tag)
      at = end
      for raw in ["script", "style"] where tag == raw || tag.hasPrefix(raw + " ") {
        let closing = Array("</\(raw)".utf8)
        while at < bytes.count, !bytes[at...].starts(with: closing) { at += 1 }
      }
    }
    return tags
  }

  private static func opensTag(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return (0x61...0x7a).contains(letter) || [UInt8(ascii: "/"), UInt8(ascii: "!")].contains(byte)
  }

  private static func tag(_ bytes: [UInt8], _ start: Int) -> (String, Int) {
    var names = ""
    var quote: UInt8?
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      } else {
        names.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return (names.split(whereSeparator: \.isWhitespace).joined(separator: " "), at)
  }
}
