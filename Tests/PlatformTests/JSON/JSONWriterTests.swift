import Foundation
import Platform
import Testing

@Suite("A JSON writer")
struct JSONWriterTests {
  private let value: JSONValue = [
    "b": [1, .double(2.5), .double(3), nil, true], "a": ["x": "\"\\/é\n\u{8}\u{1}\u{7f}"], "c": [],
    "d": [:],
  ]

  private func text(_ writer: JSONWriter) -> String {
    String(decoding: writer.bytes(of: value), as: UTF8.self)
  }

  @Test("writes one line, in the members' own order")
  func line() {
    #expect(
      text(JSONWriter())
        == #"{"b":[1,2.5,3,null,true],"a":{"x":"\"\\/é\n\b\u0001"# + "\u{7f}"
        + #""},"c":[],"d":{}}"#)
  }

  @Test("writes control characters by number where that is wanted")
  func escapes() {
    #expect(text(JSONWriter(escapes: .numbers)).contains(#"é\u000a\u0008\u0001\u007f""#))
  }

  @Test("writes each member on a line, sorted")
  func members() {
    let lines = [
      "{", "  \"a\": {", "    \"x\": \"\\\"\\\\/é\\n\\b\\u0001\u{7f}\"", "  },",
      "  \"b\": [1, 2.5, 3, null, true],", "  \"c\": [],", "  \"d\": {}", "}",
    ]
    #expect(text(JSONWriter(layout: .members, sortsNames: true)) == lines.joined(separator: "\n"))
  }

  @Test("writes a tree as Foundation does")
  func tree() throws {
    let tree = JSONWriter(layout: .tree, sortsNames: true).bytes(of: value)
    let object = try JSONSerialization.jsonObject(with: Data(tree))
    let theirs = try JSONSerialization.data(
      withJSONObject: object, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    // The two differ in spaces around a colon and in what is empty.
    func plain(_ bytes: [UInt8]) -> [UInt8] { bytes.filter { $0 != 0x20 && $0 != 0x0A } }
    #expect(plain(tree) == plain([UInt8](theirs)))
    struct Sample: Encodable {
      var list = ["a", "b"]
      var empty: [Int] = []
      var none: [String: Int] = [:]
      var number = 1
    }
    let sample: JSONValue = ["list": ["a", "b"], "empty": [], "none": [:], "number": 1]
    let ours = JSONWriter(layout: .tree, sortsNames: true).bytes(of: sample)
    #expect(ours + [0x0A] == (try JSON.document(Sample())))
  }

  @Test("refuses NaN and infinity, and whoever has them can look")
  func nonFinite() async {
    let value: JSONValue = [1, ["a": .double(.infinity)]]
    #expect(value.nonFiniteNumber?.text == "inf")
    #expect(JSONValue.numbers([1, 2.5, -0.0, 1e300]).nonFiniteNumber == nil)
    await #expect(processExitsWith: .failure) {
      _ = JSONWriter().bytes(of: .double(.nan))
    }
  }

  @Test("writes numbers so that they read back the same")
  func numbers() throws {
    for number in [
      0, -0.0, 1, -1.5, 1e15, 1e16, 1e-7, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1,
    ] {
      let bytes = JSONWriter().bytes(of: .double(number))
      guard case .number(let read) = try JSONReader.read(bytes) else { return #expect(Bool(false)) }
      #expect(read.double == number)
    }
    #expect(JSONNumber(1e14).text == "100000000000000")
    #expect(JSONNumber(1e16).text == "1e+16")
  }
}
