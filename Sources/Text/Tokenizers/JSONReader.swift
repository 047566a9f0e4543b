/// Reads a JSON document that nobody vouches for: every fault is an error, none a trap.
///
/// - Reference: [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259).
struct JSONReader {
  private let bytes: [UInt8]
  private var offset = 0
  /// Deeper documents are refused, so that recursion cannot exhaust the stack.
  private static let deepest = 32

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// - Throws: `TokenizerError.malformedFile` naming the offset of the first fault.
  /// - Complexity: O(bytes).
  static func read(_ bytes: [UInt8]) throws(TokenizerError) -> JSONValue {
    if let offset = bytes.withUnsafeBufferPointer({ firstInvalidUTF8Offset(in: $0) }) {
      throw .malformedFile(reason: "it is not UTF-8 at byte \(offset)")
    }
    var reader = JSONReader(bytes)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.offset == bytes.count else { throw reader.fault() }
    return value
  }

  private func fault() -> TokenizerError {
    .malformedFile(reason: "it is not JSON at byte \(offset)")
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      offset += 1
    }
  }

  private mutating func skip(_ expected: UInt8) -> Bool {
    guard current == expected else { return false }
    offset += 1
    return true
  }

  private mutating func value(depth: Int) throws(TokenizerError) -> JSONValue {
    guard depth < Self.deepest else {
      throw .malformedFile(reason: "it is nested deeper than \(Self.deepest) levels")
    }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(TokenizerError) -> JSONValue {
    offset += 1
    var members: [JSONValue.Member] = []
    skipSpace()
    if skip(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw fault() }
      let name = try string()
      skipSpace()
      guard skip(UInt8(ascii: ":")) else { throw fault() }
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
      skipSpace()
      if skip(UInt8(ascii: ",")) { continue }
      guard skip(UInt8(ascii: "}")) else { throw fault() }
      return .object(members)
    }
  }

  private mutating func array(depth: Int) throws(TokenizerError) -> JSONValue {
    offset += 1
    var elements: [JSONValue] = []
    skipSpace()
    if skip(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if skip(UInt8(ascii: ",")) { continue }
      guard skip(UInt8(ascii: "]")) else { throw fault() }
      return .array(elements)
    }
  }

  private mutating func word(
    _ text: String, _ value: JSONValue
  ) throws(TokenizerError) -> JSONValue {
    guard bytes[offset...].starts(with: text.utf8) else { throw fault() }
    offset += text.utf8.count
    return value
  }

  private mutating func number() throws(TokenizerError) -> JSONValue {
    let start = offset
    _ = skip(UInt8(ascii: "-"))
    let wholeStart = offset
    guard skipDigits() else { throw fault() }
    if bytes[wholeStart] == UInt8(ascii: "0") && offset > wholeStart + 1 { throw fault() }
    var isInteger = true
    if skip(UInt8(ascii: ".")) {
      isInteger = false
      guard skipDigits() else { throw fault() }
    }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      isInteger = false
      if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
      guard skipDigits() else { throw fault() }
    }
    guard isInteger else { return .number(nil) }
    return .number(Int(String(decoding: bytes[start..<offset], as: UTF8.self)))
  }

  private mutating func skipDigits() -> Bool {
    let start = offset
    while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { offset += 1 }
    return offset > start
  }

  private mutating func string() throws(TokenizerError) -> String {
    offset += 1
    var text: [UInt8] = []
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: text, as: UTF8.self)  // the whole file was checked
      case UInt8(ascii: "\\"):
        offset += 1
        text.append(contentsOf: Character(try escape()).utf8)
      case 0..<0x20:
        throw fault()
      default:
        text.append(byte)
        offset += 1
      }
    }
    throw fault()
  }

  private mutating func escape() throws(TokenizerError) -> Unicode.Scalar {
    guard let byte = current else { throw fault() }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let first = try fourHexDigits()
      if let scalar = Unicode.Scalar(first) { return scalar }
      guard first < 0xDC00, skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) else {
        throw fault()
      }
      let second = try fourHexDigits()
      guard (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00))
      else { throw fault() }
      return scalar
    default: throw fault()
    }
  }

  private mutating func fourHexDigits() throws(TokenizerError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault()
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }
}
