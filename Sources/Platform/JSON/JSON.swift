#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Values of Swift's own types as JSON, by Foundation's coders, with sorted keys: the same value, the same
/// bytes.
public enum JSON {
  /// How JSON says a number that it can't write: in words, `inf`, `-inf` and `nan`.
  private static let words = (positive: "inf", negative: "-inf", nan: "nan")

  /// Writes one line, without a line break at its end.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - saysNonFinite: Whether NaN and infinity become words; else they can't be written.
  /// - Returns: UTF-8.
  /// - Throws: `EncodingError` where the value has something that JSON can't say.
  public static func line(_ value: some Encodable, saysNonFinite: Bool = false) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if saysNonFinite {
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: words.positive, negativeInfinity: words.negative, nan: words.nan)
    }
    return [UInt8](try encoder.encode(value))
  }

  /// Writes it indented, with a line break at its end.
  public static func document(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(value)) + [0x0a]
  }

  /// Reads a value.
  ///
  /// - Parameters:
  ///   - type: What it is.
  ///   - bytes: UTF-8.
  ///   - saysNonFinite: Whether NaN and infinity are words.
  /// - Returns: The value.
  /// - Throws: `DecodingError` where the bytes are something else.
  public static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: some Sequence<UInt8>, saysNonFinite: Bool = false
  ) throws -> Value {
    let decoder = JSONDecoder()
    if saysNonFinite {
      decoder.nonConformingFloatDecodingStrategy = .convertFromString(
        positiveInfinity: words.positive, negativeInfinity: words.negative, nan: words.nan)
    }
    return try decoder.decode(type, from: Data(bytes))
  }
}
