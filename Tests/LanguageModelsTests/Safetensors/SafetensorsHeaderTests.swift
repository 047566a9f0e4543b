import Testing

@testable import LanguageModels

@Suite struct SafetensorsHeaderTests {
  private typealias Files = SafetensorsTestFiles

  /// A header that must be accepted, and the bytes of data behind it.
  struct Good: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let header: String
    var dataByteCount = 0
  }

  @Test("A header that the format allows is accepted", arguments: good)
  func accepts(_ sample: Good) {
    let bytes = Files.bytes(Array(sample.header.utf8), dataByteCount: sample.dataByteCount)
    #expect(Files.complaint(about: bytes) == nil)
  }

  static let good: [Good] = [
    Good(testDescription: "no tensors", header: "{}"),
    Good(testDescription: "padding", header: "{}      "),
    Good(testDescription: "whitespace everywhere", header: "{ \n\t\r }"),
    Good(testDescription: "metadata only", header: "{\"__metadata__\":{\"a\":\"b\"}}"),
    Good(testDescription: "empty metadata", header: "{\"__metadata__\":{}}"),
    Good(testDescription: "one tensor", header: "{\(tensor("a"))}", dataByteCount: 4),
    Good(
      testDescription: "rank 0", header: "{\(tensor("a", shape: "[]"))}", dataByteCount: 4),
    Good(
      testDescription: "a dimension of 0",
      header: "{\(tensor("a", shape: "[0,9223372036854775807]", offsets: "[0,0]"))}"),
    Good(
      testDescription: "empty tensors between others",
      header: "{\(tensor("e", shape: "[0]", offsets: "[4,4]")),\(tensor("b", offsets: "[4,8]")),"
        + "\(tensor("a")),\(tensor("f", shape: "[3,0]", offsets: "[4,4]"))}",
      dataByteCount: 8),
    Good(testDescription: "empty name", header: "{\(tensor(""))}", dataByteCount: 4),
    Good(testDescription: "escaped NUL", header: "{\(tensor("a\\u0000"))}", dataByteCount: 4),
    Good(
      testDescription: "every escape",
      header: "{\(tensor("\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\ud83d\\uDE00"))}", dataByteCount: 4),
    Good(
      testDescription: "a name of a million bytes",
      header: "{\(tensor(String(repeating: "n", count: 1_000_000)))}", dataByteCount: 4),
    Good(
      testDescription: "names that differ in their bytes only",
      header: "{\(tensor("\u{e9}")),\(tensor("e\u{301}", offsets: "[4,8]"))}", dataByteCount: 8),
    Good(
      testDescription: "64 dimensions",
      header: "{\(tensor("a", shape: "[" + String(repeating: "1,", count: 63) + "1]"))}",
      dataByteCount: 4),
    Good(
      testDescription: "fields in another order",
      header: "{\"a\":{\"data_offsets\":[0,4],\"shape\":[1],\"dtype\":\"F32\"}}",
      dataByteCount: 4),
    Good(
      testDescription: "four bits an element",
      header: "{\(tensor("a", shape: "[2]", offsets: "[0,1]", type: "F4"))}", dataByteCount: 1),
  ]

  /// A header that must be refused, and what is said about it.
  struct Bad: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let header: String
    var dataByteCount = 4
    let complaint: String
  }

  @Test("A header that the format does not allow is refused in a sentence", arguments: bad)
  func refuses(_ sample: Bad) {
    let bytes = Files.bytes(Array(sample.header.utf8), dataByteCount: sample.dataByteCount)
    #expect(Files.complaint(about: bytes) == sample.complaint)
  }

  static let bad: [Bad] = badForm + badTensors + badCoverage

  private static func malformed(_ name: String, _ header: String, _ problem: String) -> Bad {
    Bad(
      testDescription: name, header: header,
      complaint: "The checkpoint 'model' is no safetensors file: \(problem) of its header.")
  }

  private static let badForm = [
    malformed("no header", "", "the header must begin with '{', at byte 0"),
    malformed("space before", " {}", "the header must begin with '{', at byte 0"),
    malformed("an array", "[]", "the header must begin with '{', at byte 0"),
    malformed("cut short", "{", "'\"' is missing, at byte 1"),
    malformed("cut in a string", "{\"a", "a string has no end, at byte 3"),
    malformed("cut in an escape", "{\"\\", "a string has no end, at byte 3"),
    malformed("text after", "{} x", "something follows the header's last '}', at byte 3"),
    malformed("zeros as padding", "{}\0\0", "something follows the header's last '}', at byte 2"),
    malformed("trailing comma", "{\(tensor("a")),}", "'\"' is missing, at byte 54"),
    malformed("no colon", "{\"a\"}", "':' is missing, at byte 4"),
    malformed("null tensor", "{\"a\":null}", "'{' is missing, at byte 5"),
    malformed(
      "nested 100,000 deep", "{\"a\":" + String(repeating: "[", count: 100_000),
      "'{' is missing, at byte 5"),
    malformed(
      "deep shape", "{\"a\":{\"shape\":" + String(repeating: "[", count: 100_000),
      "a number must be a plain non-negative integer, at byte 15"),
    malformed(
      "deep metadata", "{\"__metadata__\":" + String(repeating: "{\"\":", count: 100_000),
      "'\"' is missing, at byte 20"),
    malformed(
      "raw NUL in a name", "{\(tensor("\0"))}",
      "a string has a control character that is not escaped, at byte 3"),
    malformed(
      "unknown escape", "{\(tensor("\\x41"))}",
      "a backslash is followed by something that JSON does not know, at byte 4"),
    malformed(
      "short escape", "{\(tensor("\\u12"))}",
      "'\\u' must be followed by four hexadecimal digits, at byte 6"),
    malformed(
      "half a pair", "{\(tensor("\\ud800"))}", "half of a surrogate pair is missing, at byte 8"),
    malformed(
      "second half first", "{\(tensor("\\udc00"))}",
      "half of a surrogate pair is missing, at byte 8"),
    malformed(
      "two first halves", "{\(tensor("\\ud800\\ud800"))}",
      "half of a surrogate pair is missing, at byte 14"),
    malformed(
      "metadata of numbers", "{\"__metadata__\":{\"a\":1}}", "'\"' is missing, at byte 21"),
    malformed("metadata null", "{\"__metadata__\":null}", "'{' is missing, at byte 16"),
    malformed(
      "metadata twice", "{\"__metadata__\":{},\"__metadata__\":{}}",
      "'__metadata__' stands twice, at byte 34"),
    malformed(
      "metadata key twice", "{\"__metadata__\":{\"a\":\"b\",\"a\":\"b\"}}",
      "a key of '__metadata__' stands twice, at byte 32"),
    malformed(
      "field twice", "{\"a\":{\"shape\":[1],\"shape\":[1]}}",
      "a tensor has 'shape' twice, at byte 26"),
    malformed(
      "unknown field", "{\"a\":{\"stride\":[1]}}",
      "a tensor has a field other than 'dtype', 'shape', 'data_offsets', at byte 15"),
    malformed(
      "field missing", "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}",
      "a tensor lacks 'dtype', 'shape' or 'data_offsets', at byte 32"),
    malformed(
      "one offset", "{\(tensor("a", offsets: "[0]"))}",
      "'data_offsets' must be two numbers, at byte 51"),
    malformed(
      "three offsets", "{\(tensor("a", offsets: "[0,4,4]"))}",
      "an array has more than 2 numbers, at byte 52"),
    malformed(
      "65 dimensions",
      "{\(tensor("a", shape: "[" + String(repeating: "1,", count: 64) + "1]"))}",
      "an array has more than 64 numbers, at byte 157"),
    malformed(
      "negative", "{\(tensor("a", offsets: "[-4,0]"))}",
      "a number must be a plain non-negative integer, at byte 48"),
    malformed("fraction", "{\(tensor("a", shape: "[1.0]"))}", "']' is missing, at byte 30"),
    malformed("exponent", "{\(tensor("a", shape: "[1e3]"))}", "']' is missing, at byte 30"),
    malformed(
      "leading zero", "{\(tensor("a", shape: "[01]"))}",
      "a number must be a plain non-negative integer, at byte 31"),
    malformed(
      "string as number", "{\(tensor("a", shape: "[\"1\"]"))}",
      "a number must be a plain non-negative integer, at byte 29"),
    malformed(
      "above 2 to the power of 63", "{\(tensor("a", offsets: "[0,9223372036854775808]"))}",
      "a number is above 9223372036854775807, at byte 68"),
    malformed(
      "above 2 to the power of 64", "{\(tensor("a", shape: "[99999999999999999999]"))}",
      "a number is above 9223372036854775807, at byte 47"),
  ]

  private static func impossible(
    _ name: String, _ tensor: String, _ problem: String, dataByteCount: Int = 4
  ) -> Bad {
    Bad(
      testDescription: name, header: "{\(tensor)}", dataByteCount: dataByteCount,
      complaint: "The tensor 'a' of the checkpoint 'model' is impossible: \(problem).")
  }

  private static let badTensors = [
    impossible("unknown type", tensor("a", type: "F33"), "there is no element type 'F33'"),
    impossible(
      "ends before it begins", tensor("a", offsets: "[4,0]"),
      "it ends at byte 0, before byte 4, where it begins"),
    impossible(
      "shape overflows", tensor("a", shape: "[4294967296,4294967296,4294967296]"),
      "its shape [4294967296, 4294967296, 4294967296] of F32 is no number of bytes"),
    impossible(
      "shape overflows before a 0", tensor("a", shape: "[9223372036854775807,2,0]"),
      "its shape [9223372036854775807, 2, 0] of F32 is no number of bytes"),
    impossible(
      "half a byte", tensor("a", shape: "[3]", offsets: "[0,2]", type: "F4"),
      "its shape [3] of F4 is no number of bytes"),
    impossible(
      "range too long", tensor("a", offsets: "[0,8]"),
      "its shape [1] of F32 takes 4 bytes, and it has 8"),
    impossible(
      "range of another type", tensor("a", type: "F64"),
      "its shape [1] of F64 takes 8 bytes, and it has 4"),
    impossible(
      "behind the end", tensor("a", shape: "[2]", offsets: "[0,8]"),
      "it ends at byte 8 of the data, which has 4"),
    impossible(
      "far behind the end",
      tensor("a", shape: "[0]", offsets: "[9223372036854775807,9223372036854775807]"),
      "it ends at byte 9223372036854775807 of the data, which has 4"),
  ]

  private static let badCoverage = [
    Bad(
      testDescription: "trailing bytes", header: "{\(tensor("a"))}", dataByteCount: 5,
      complaint: "Bytes 4 to 5 of the data of the checkpoint 'model' belong to no tensor; tensors "
        + "must fill all of it."),
    Bad(
      testDescription: "data without tensors", header: "{}",
      complaint: "Bytes 0 to 4 of the data of the checkpoint 'model' belong to no tensor; tensors "
        + "must fill all of it."),
    Bad(
      testDescription: "hole",
      header: "{\(tensor("a")),\(tensor("b", offsets: "[8,12]"))}", dataByteCount: 12,
      complaint: "Bytes 4 to 8 of the data of the checkpoint 'model' belong to no tensor; tensors "
        + "must fill all of it."),
    Bad(
      testDescription: "overlap",
      header: "{\(tensor("a", shape: "[2]", offsets: "[0,8]")),"
        + "\(tensor("b", shape: "[2]", offsets: "[4,12]"))}",
      dataByteCount: 12,
      complaint: "The tensor 'b' of the checkpoint 'model' is impossible: it begins at byte 4 of "
        + "the data, and another ends at byte 8."),
    Bad(
      testDescription: "same range",
      header: "{\(tensor("a")),\(tensor("b"))}",
      complaint: "The tensor 'b' of the checkpoint 'model' is impossible: it begins at byte 0 of "
        + "the data, and another ends at byte 4."),
    Bad(
      testDescription: "same name",
      header: "{\(tensor("a")),\(tensor("\\u0061", offsets: "[4,8]"))}", dataByteCount: 8,
      complaint: "The checkpoint 'model' has two tensors named 'a'; names must differ."),
  ]

  @Test("Invalid UTF-8 in a name is refused, not repaired")
  func refusesInvalidUTF8() {
    for name: [UInt8] in [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80]] {
      let header =
        Array("{\"".utf8) + name + Array(Self.tensor("").dropFirst().utf8) + Array("}".utf8)
      let complaint = Files.complaint(about: Files.bytes(header, dataByteCount: 4))
      #expect(
        complaint == "The checkpoint 'model' is no safetensors file: a string is not valid UTF-8, "
          + "at byte \(3 + name.count) of its header.")
    }
  }

  // MARK: - Length of the header

  @Test("A file of fewer than eight bytes is cut short", arguments: 0..<8)
  func refusesTinyFile(byteCount: Int) {
    #expect(
      Files.complaint(about: [UInt8](repeating: 0, count: byteCount))
        == "The checkpoint 'model' is cut short: it announces at least 8 bytes and has "
        + "\(byteCount).")
  }

  @Test("An announced length is checked before anything is read")
  func refusesLength() {
    #expect(
      Files.complaint(about: Files.lengthPrefix(3) + Array("{}".utf8))
        == "The checkpoint 'model' is cut short: it announces at least 11 bytes and has 10.")
    #expect(
      Files.complaint(about: Files.lengthPrefix(1) + Array("{}".utf8))
        == "The checkpoint 'model' is no safetensors file: '\"' is missing, at byte 1 of its "
        + "header.")
    for length: UInt64 in [100_000_001, 1 << 63, .max] {
      #expect(
        Files.complaint(about: Files.lengthPrefix(length) + Array("{}".utf8))
          == "The checkpoint 'model' announces a header of \(length) bytes, and a safetensors "
          + "header has at most 100000000.")
    }
  }

  @Test("A header of exactly 100,000,000 bytes is accepted")
  func acceptsLongestHeader() {
    var bytes = [UInt8](repeating: UInt8(ascii: " "), count: 8 + 100_000_000)
    bytes.replaceSubrange(0..<10, with: Files.lengthPrefix(100_000_000) + Array("{}".utf8))
    #expect(Files.complaint(about: bytes) == nil)
  }

  private static func tensor(
    _ name: String, shape: String = "[1]", offsets: String = "[0,4]", type: String = "F32"
  ) -> String {
    SafetensorsTestFiles.tensor(name, shape: shape, offsets: offsets, type: type)
  }
}
