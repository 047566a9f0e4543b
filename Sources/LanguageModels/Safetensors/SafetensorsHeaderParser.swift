/// Reads the JSON header of a safetensors file, strictly and without recursion.
///
/// The format needs only this much JSON, with whitespace between any two parts:
/// ```
/// header   = "{" [ member { "," member } ] "}"
/// member   = "__metadata__" ":" { string : string } | name ":" tensor
/// tensor   = { "dtype": string, "shape": [ n, ... ], "data_offsets": [ n, n ] }
/// ```
/// so nesting has a fixed depth, and a hostile header can't exhaust the stack. Numbers are plain
/// decimal integers. Every field of a tensor occurs once; other fields are refused.
struct SafetensorsHeaderParser {
  /// More dimensions than any tensor has; it bounds the memory that a hostile header takes.
  static let rankLimit = 64

  private let bytes: [UInt8]
  private let path: String
  private var position = 0

  /// Makes a parser of a header's bytes; `path` is for messages.
  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  /// Reads the whole header.
  ///
  /// - Returns: The tensors as the header lists them, unchecked but for their form, and its metadata.
  /// - Throws: `CheckpointError.malformedHeader`, or `invalidTensor` for a type that does not exist.
  mutating func parse() throws(CheckpointError) -> ([SafetensorsEntry], [String: String]) {
    guard bytes.first == UInt8(ascii: "{") else { throw problem("the header must begin with '{'") }
    var entries: [SafetensorsEntry] = []
    var metadata: [String: String]?
    try parseObject { parser, key throws(CheckpointError) in
      if key != "__metadata__" {
        entries.append(try parser.parseTensor(named: key))
      } else if metadata == nil {
        metadata = try parser.parseMetadata()
      } else {
        throw parser.problem("'__metadata__' stands twice")
      }
    }
    skipWhitespace()
    guard position == bytes.count else { throw problem("something follows the header's last '}'") }
    return (entries, metadata ?? [:])
  }

  // MARK: - Parts of the header

  private mutating func parseMetadata() throws(CheckpointError) -> [String: String] {
    var metadata: [String: String] = [:]
    try parseObject { parser, key throws(CheckpointError) in
      let value = try parser.parseString()
      guard metadata.updateValue(value, forKey: key) == nil else {
        throw parser.problem("a key of '__metadata__' stands twice")
      }
    }
    return metadata
  }

  private mutating func parseTensor(named name: String) throws(CheckpointError)
    -> SafetensorsEntry
  {
    var typeName: String?
    var shape: [Int]?
    var offsets: [Int]?
    try parseObject { parser, key throws(CheckpointError) in
      switch key {
      case "dtype" where typeName == nil:
        typeName = try parser.parseString()
      case "shape" where shape == nil:
        shape = try parser.parseIntegers(limit: Self.rankLimit)
      case "data_offsets" where offsets == nil:
        offsets = try parser.parseIntegers(limit: 2)
      case "dtype", "shape", "data_offsets":
        throw parser.problem("a tensor has '\(key)' twice")
      default:
        throw parser.problem("a tensor has a field other than 'dtype', 'shape', 'data_offsets'")
      }
    }
    guard let typeName, let shape, let offsets else {
      throw problem("a tensor lacks 'dtype', 'shape' or 'data_offsets'")
    }
    guard offsets.count == 2 else { throw problem("'data_offsets' must be two numbers") }
    guard let type = SafetensorsElementType(rawValue: typeName) else {
      throw .invalidTensor(
        path: path, tensor: name, problem: "there is no element type '\(typeName.prefix(20))'")
    }
    guard offsets[0] <= offsets[1] else {
      throw .invalidTensor(
        path: path, tensor: name,
        problem: "it ends at byte \(offsets[1]), before byte "
          + "\(offsets[0]), where it begins")
    }
    return SafetensorsEntry(
      name: name, type: type, shape: shape, byteRange: offsets[0]..<offsets[1])
  }

  // MARK: - Parts of JSON

  private mutating func parseObject(
    member: (inout Self, String) throws(CheckpointError) -> Void
  ) throws(CheckpointError) {
    try expect("{")
    if consume("}") { return }
    repeat {
      let key = try parseString()
      try expect(":")
      try member(&self, key)
    } while consume(",")
    try expect("}")
  }

  private mutating func parseIntegers(limit: Int) throws(CheckpointError) -> [Int] {
    try expect("[")
    var numbers: [Int] = []
    if consume("]") { return numbers }
    repeat {
      guard numbers.count < limit else { throw problem("an array has more than \(limit) numbers") }
      numbers.append(try parseInteger())
    } while consume(",")
    try expect("]")
    return numbers
  }

  private mutating func parseInteger() throws(CheckpointError) -> Int {
    skipWhitespace()
    let start = position
    var number = 0
    while position < bytes.count, let digit = digit(bytes[position], radix: 10) {
      let (scaled, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = scaled.addingReportingOverflow(digit)
      guard !overflow && !carry else { throw problem("a number is above \(Int.max)") }
      number = sum
      position += 1
    }
    let hasLeadingZero = position - start > 1 && bytes[start] == UInt8(ascii: "0")
    guard position > start && !hasLeadingZero else {
      throw problem("a number must be a plain non-negative integer")
    }
    return number  // a following '.' or 'e' is refused by whoever expects ',' or ']'
  }

  private mutating func parseString() throws(CheckpointError) -> String {
    try expect("\"")
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: content, as: UTF8.self) else {
          throw problem("a string is not valid UTF-8")
        }
        return string
      case UInt8(ascii: "\\"):
        content.append(contentsOf: String(try parseEscape()).utf8)
      case 0..<0x20:
        throw problem("a string has a control character that is not escaped")
      default:
        content.append(byte)
      }
    }
    throw problem("a string has no end")
  }

  /// Reads what follows a backslash.
  private mutating func parseEscape() throws(CheckpointError) -> Unicode.Scalar {
    guard position < bytes.count else { throw problem("a string has no end") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var value = try parseFourHexDigits()
      if 0xD800..<0xDC00 ~= value, position + 1 < bytes.count,
        bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
      {
        position += 2
        let low = try parseFourHexDigits()
        guard 0xDC00..<0xE000 ~= low else { throw problem("half of a surrogate pair is missing") }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else {
        throw problem("half of a surrogate pair is missing")
      }
      return scalar
    default:
      throw problem("a backslash is followed by something that JSON does not know")
    }
  }

  private mutating func parseFourHexDigits() throws(CheckpointError) -> UInt32 {
    var value = 0
    for _ in 0..<4 {
      guard position < bytes.count, let digit = digit(bytes[position], radix: 16) else {
        throw problem("'\\u' must be followed by four hexadecimal digits")
      }
      value = value * 16 + digit
      position += 1
    }
    return UInt32(value)
  }

  private func digit(_ byte: UInt8, radix: Int) -> Int? {
    let value: Int
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = Int(byte) - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): value = Int(byte) - 87
    case UInt8(ascii: "A")...UInt8(ascii: "F"): value = Int(byte) - 55
    default: return nil
    }
    return value < radix ? value : nil
  }

  private mutating func skipWhitespace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func consume(_ character: Unicode.Scalar) -> Bool {
    skipWhitespace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(CheckpointError) {
    guard consume(character) else { throw problem("'\(character)' is missing") }
  }

  private func problem(_ text: String) -> CheckpointError {
    .malformedHeader(path: path, offset: position, problem: text)
  }
}
