/// The ways in which a line ends, made one.
public enum LineEnds {
  /// Makes every line end a line feed.
  ///
  /// A carriage return is one, and so are any number of them with a line feed after (`\r\r\n` is what a
  /// double conversion leaves); with `unicode` also U+0085, U+2028 and U+2029.
  ///
  /// - Parameters:
  ///   - bytes: A text, in UTF-8 or any encoding that holds ASCII.
  ///   - unicode: Whether Unicode's own line ends count too, as in prose; no compiler counts them.
  /// - Returns: The text with line feeds only.
  /// - Complexity: O(bytes); a text without such bytes comes back as it is.
  public static func unified(_ bytes: [UInt8], unicode: Bool = false) -> [UInt8] {
    guard bytes.contains(0x0D) || unicode && bytes.contains(where: { $0 == 0xC2 || $0 == 0xE2 })
    else { return bytes }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x0D {
        var end = place
        while end < bytes.count, bytes[end] == 0x0D { end += 1 }
        // Returns before a line feed are one line end with it; others are one each.
        let isBeforeFeed = end < bytes.count && bytes[end] == 0x0A
        kept.append(contentsOf: repeatElement(0x0A, count: isBeforeFeed ? 0 : end - place))
        place = end
      } else if unicode, let length = lengthOfUnicodeEnd(bytes[place...]) {
        kept.append(0x0A)
        place += length
      } else {
        kept.append(byte)
        place += 1
      }
    }
    return kept
  }

  /// How many bytes a next line, line separator or paragraph separator has, where one begins.
  private static func lengthOfUnicodeEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.starts(with: [0xC2, 0x85]) { return 2 }
    if bytes.starts(with: [0xE2, 0x80, 0xA8]) || bytes.starts(with: [0xE2, 0x80, 0xA9]) {
      return 3
    }
    return nil
  }
}
