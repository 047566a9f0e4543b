#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A font file, with the characters that it has glyphs for.
///
/// libgd draws a box for a missing glyph without a word, so the file's own table of characters
/// (`cmap`, formats 4 and 12) is read here: of a collection that of the first font, which is the one
/// that libgd draws.
///
/// - Reference: [OpenType, cmap](https://learn.microsoft.com/typography/opentype/spec/cmap).
/// - Reference: [OpenType, collections](https://learn.microsoft.com/typography/opentype/spec/otff).
struct FontFace: Sendable {
  let path: String
  /// The characters with a glyph, as ranges in ascending order.
  private let ranges: [ClosedRange<UInt32>]

  /// Reads a font file's table of characters; nil where the file can't be read.
  init?(path: String) {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let table = BigEndianReader(bytes: [UInt8](data))
    guard let ranges = Self.characterRanges(table) else { return nil }
    self.path = path
    self.ranges = ranges
  }

  /// Tells whether the font has a glyph for a character.
  func has(_ scalar: Unicode.Scalar) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(scalar.value)
  }

  /// Where the list of tables starts: of a collection ("ttcf"), that of its first font.
  private static func firstFont(_ file: BigEndianReader) -> Int? {
    file.uint32(at: 0) == 0x7474_6366 ? file.uint32(at: 12).map(Int.init) : 0
  }

  private static func characterRanges(_ file: BigEndianReader) -> [ClosedRange<UInt32>]? {
    guard let start = firstFont(file), let tableCount = file.uint16(at: start + 4) else {
      return nil
    }
    for index in 0..<Int(tableCount) {
      let record = start + 12 + index * 16
      guard file.uint32(at: record) == 0x636D_6170,  // "cmap"
        let offset = file.uint32(at: record + 8).map(Int.init),
        let subtableCount = file.uint16(at: offset + 2)
      else { continue }
      var best: (format: UInt16, offset: Int)?
      for subtable in 0..<Int(subtableCount) {
        let entry = offset + 4 + subtable * 8
        guard let platform = file.uint16(at: entry), platform == 0 || platform == 3,
          let start = file.uint32(at: entry + 4).map({ offset + Int($0) }),
          let format = file.uint16(at: start), format == 4 || format == 12
        else { continue }
        if format > best?.format ?? 0 { best = (format, start) }
      }
      guard let best else { return nil }
      return best.format == 12
        ? groups(file, at: best.offset) : segments(file, at: best.offset)
    }
    return nil
  }

  /// Format 12: groups of consecutive characters.
  private static func groups(_ file: BigEndianReader, at start: Int) -> [ClosedRange<UInt32>] {
    var ranges: [ClosedRange<UInt32>] = []
    for group in 0..<Int(file.uint32(at: start + 12) ?? 0) {
      let entry = start + 16 + group * 12
      guard let first = file.uint32(at: entry), let last = file.uint32(at: entry + 4),
        first <= last
      else { break }
      ranges.append(first...last)
    }
    return ranges
  }

  /// Format 4: segments; a character in one may still be mapped to glyph 0, which is no glyph.
  private static func segments(_ file: BigEndianReader, at start: Int) -> [ClosedRange<UInt32>] {
    var ranges: [ClosedRange<UInt32>] = []
    let doubled = Int(file.uint16(at: start + 6) ?? 0)
    for segment in stride(from: 0, to: doubled, by: 2) {
      let endAt = start + 14 + segment
      let startAt = endAt + doubled + 2
      guard let last = file.uint16(at: endAt), let first = file.uint16(at: startAt),
        let delta = file.uint16(at: startAt + doubled),
        let rangeOffset = file.uint16(at: startAt + 2 * doubled), first <= last, first != 0xFFFF
      else { continue }
      for character in first...last {
        var glyph = character &+ delta
        if rangeOffset != 0 {
          let place = startAt + 2 * doubled + Int(rangeOffset) + 2 * Int(character - first)
          let stored = file.uint16(at: place) ?? 0
          glyph = stored == 0 ? 0 : stored &+ delta
        }
        guard glyph != 0 else { continue }
        let value = UInt32(character)
        if let previous = ranges.last, previous.upperBound + 1 == value {
          ranges[ranges.count - 1] = previous.lowerBound...value
        } else {
          ranges.append(value...value)
        }
      }
    }
    return ranges
  }
}
