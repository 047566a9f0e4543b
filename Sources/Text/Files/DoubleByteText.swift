/// Text of one or two bytes a character, as Korean, Japanese and Chinese were written before Unicode.
enum DoubleByteText {
  /// The name of the likeliest encoding; nil where the bytes are in none of these.
  ///
  /// Each language has a narrow range of lead bytes in which most of its characters lie: Hangul in
  /// CP949, kana in the Japanese ones, the frequent ideographs of GB18030 and Big5.
  /// - Complexity: O(bytes).
  static func encoding(of bytes: [UInt8]) -> String? {
    if let pairs = pairs(bytes, isPair: isKorean) {
      // The Hangul of KS X 1001, and the rarer ones that CP949 adds before and between them.
      let plain = share(pairs) { 0xB0...0xC8 ~= $0.lead && $0.trail >= 0xA1 }
      let added = share(pairs) { $0.lead < 0xA1 || $0.trail < 0xA1 }
      if plain >= 0.6, plain + added >= 0.8 { return "CP949" }
      if share(pairs, { 0xA4...0xA5 ~= $0.lead }) >= 0.3 { return "EUC-JP" }
    }
    if let pairs = pairs(bytes, singles: 0xA1...0xDF, isPair: isShiftJIS),
      share(pairs, { 0x82...0x83 ~= $0.lead }) >= 0.3
    {
      return "SHIFT_JIS"
    }
    if let pairs = pairs(bytes, isPair: { 0xA1...0xFE ~= $0.trail }),
      share(pairs, { 0xB0...0xF7 ~= $0.lead }) >= 0.7
    {
      return "GB18030"
    }
    if let pairs = pairs(bytes, isPair: { 0x40...0x7E ~= $0.trail || 0xA1...0xFE ~= $0.trail }),
      share(pairs, { 0xA1...0xC6 ~= $0.lead }) >= 0.9
    {
      return "BIG5"
    }
    return nil
  }

  private typealias Pair = (lead: UInt8, trail: UInt8)

  /// Whether CP949 has a character of these bytes.
  private static func isKorean(_ pair: Pair) -> Bool {
    if pair.trail >= 0xA1, pair.lead >= 0xA1 { return pair.trail < 0xFF }
    let isTrail =
      0x41...0x5A ~= pair.trail || 0x61...0x7A ~= pair.trail || 0x81...0xFE ~= pair.trail
    return pair.lead <= 0xC6 && isTrail
  }

  private static func isShiftJIS(_ pair: Pair) -> Bool {
    (0x81...0x9F ~= pair.lead || 0xE0...0xFC ~= pair.lead)
      && (0x40...0x7E ~= pair.trail || 0x80...0xFC ~= pair.trail)
  }

  private static func share(_ pairs: [Pair], _ condition: (Pair) -> Bool) -> Double {
    Double(pairs.count(where: condition)) / Double(pairs.count)
  }

  /// The characters of two bytes, at least two; nil where the bytes can't be divided so.
  ///
  /// `singles` are characters of one byte beside ASCII. The last character may be cut off.
  private static func pairs(
    _ bytes: [UInt8], singles: ClosedRange<UInt8>? = nil, isPair: (Pair) -> Bool
  ) -> [Pair]? {
    var pairs: [Pair] = []
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte < 0x80 || singles?.contains(byte) == true {
        place += 1
        continue
      }
      guard 0x81...0xFE ~= byte else { return nil }
      guard place + 1 < bytes.count else { break }
      let pair = (lead: byte, trail: bytes[place + 1])
      guard isPair(pair) else { return nil }
      pairs.append(pair)
      place += 2
    }
    return pairs.count >= 2 ? pairs : nil
  }
}
