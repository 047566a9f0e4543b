import Platform
import Testing

@Suite("A JSON reader")
struct JSONReaderTests {
  private func error(_ bytes: [UInt8], levels: Int = 32) -> JSONError? {
    do throws(JSONError) {
      _ = try JSONReader.read(bytes, levels: levels)
      return nil
    } catch {
      return error
    }
  }

  @Test("keeps members in order, and numbers as they are written")
  func reads() throws {
    let text = #" {"b": [1, -2.50, 1e3, true, false, null], "a": {"é": "\u00e9\ud83d\ude00\n"}} "#
    let value = try JSONReader.read(Array(text.utf8))
    guard case .object(let object) = value else { return #expect(Bool(false)) }
    #expect(object.members.map(\.name) == ["b", "a"])
    guard case .array(let elements)? = object["b"] else { return #expect(Bool(false)) }
    let numbers = elements.compactMap { if case .number(let number) = $0 { number } else { nil } }
    #expect(numbers.map(\.text) == ["1", "-2.50", "1e3"])
    #expect(numbers.map(\.integer) == [1, nil, nil])
    #expect(numbers.map(\.double) == [1, -2.5, 1000])
    #expect(object["a"] == ["é": "é😀\n"])
  }

  @Test(
    "refuses what is no JSON, and says where",
    arguments: [
      ("", "a value is missing", 0), ("{", "'\"' is missing", 1), ("[1", "']' is missing", 2),
      ("[1,]", "a value is missing", 3), ("{\"a\":1,}", "'\"' is missing", 7),
      ("{\"a\" 1}", "':' is missing", 5), ("{a:1}", "'\"' is missing", 1),
      ("01", "a number begins with 0", 2), ("-", "a value is missing", 1),
      ("1.", "a digit is missing", 2), ("1e+", "a digit is missing", 3),
      ("+1", "a value is missing", 0),
      ("NaN", "a value is missing", 0), ("tru", "'true' is missing", 0),
      ("1 2", "something follows its end", 2), ("\u{FEFF}1", "a value is missing", 0),
      ("\"\u{1}\"", "a string has a control character that is not escaped", 2),
      ("\"\\x\"", "a backslash is followed by something that JSON does not know", 3),
      ("\"\\ud800\"", "half of a surrogate pair is missing", 7),
      ("\"\\u00g0\"", "'\\u' must be followed by four hexadecimal digits", 5),
      ("\"a", "a string has no end", 2), ("[1}", "']' is missing", 2),
    ])
  func refuses(text: String, problem: String, offset: Int) {
    let found = error(Array(text.utf8))
    #expect(found?.problem == problem)
    #expect(found?.offset == offset)
    #expect(
      found?.description
        == "This is not JSON as it should be: \(problem), at byte \(offset).")
  }

  @Test("refuses a name that is there twice, by its bytes")
  func duplicates() {
    let twice = error(Array(#"{"a":1,"\u0061":2}"#.utf8))
    #expect(twice?.kind == .duplicateName("a"))
    #expect(twice?.problem == "it has \"a\" twice")
    #expect(error(Array("{\"\u{e9}\":1,\"e\u{301}\":2}".utf8)) == nil)
  }

  @Test("refuses nesting deeper than it was told", arguments: ["[", "{\"a\":"])
  func depth(opening: String) {
    let deep = error(Array(String(repeating: opening, count: 100_000).utf8))
    #expect(deep?.kind == .tooDeep(levels: 32))
    #expect(error(Array("[[1]]".utf8), levels: 3) == nil)
    #expect(error(Array("[[1]]".utf8), levels: 2)?.kind == .tooDeep(levels: 2))
  }

  @Test(
    "refuses text that is no UTF-8",
    arguments: [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80]])
  func invalid(bytes: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    #expect(error([quote] + bytes + [quote])?.problem == "a string is not valid UTF-8")
    #expect(error(bytes) != nil)
  }

  @Test("takes any bytes without a crash")
  func fuzz() throws {
    var generator = SplitMix(state: 7)
    let good = Array(#"{"a":[1,-2.5e3,"x\u00e9\\",null,{"b":true}],"c":{}}"#.utf8)
    var read = 0
    for _ in 0..<5000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] =
          UInt8.random(in: 0...255, using: &generator)
      }
      bytes = Array(bytes.prefix(Int.random(in: bytes.count / 2...bytes.count, using: &generator)))
      if let value = try? JSONReader.read(bytes) {
        read += 1
        #expect(try JSONReader.read(JSONWriter().bytes(of: value)) == value)
      }
    }
    #expect(read > 0)
  }
}

/// A random generator with a seed.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
