/// Reads JSON part by part, strictly and without recursion: every fault is an error, none a trap.
///
/// A reader of a format asks for what the format has next, so that nothing else takes time or memory;
/// `JSONReader` makes a tree of any document.
///
/// - Reference: [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259).
public struct JSONScanner {
  private let bytes: [UInt8]
  /// How many bytes were read.
  public private(set) var offset = 0

  /// Makes a scanner at the start of a document.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  // MARK: - Structure

  /// The next byte behind spaces, or nil at the end.
  public mutating func peek() -> UInt8? {
    skipSpace()
    return current
  }

  /// Reads a sign where it is next.
  ///
  /// - Returns: Whether it was.
  public mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: sign) else { return false }
    offset += 1
    return true
  }

  /// Reads a sign.
  public mutating func expect(_ sign: Unicode.Scalar) throws(JSONError) {
    guard skip(sign) else { throw fault("'\(sign)' is missing") }
  }

  /// Reads the name of the next member of an object, with its colon, or the end of the object.
  ///
  /// - Parameter isFirst: Whether the opening brace was read last.
  /// - Returns: The name, or nil at the end.
  /// - Throws: `JSONError` where there is neither.
  public mutating func name(isFirst: Bool) throws(JSONError) -> String? {
    if isFirst {
      if skip("}") { return nil }
    } else if !skip(",") {
      try expect("}")
      return nil
    }
    let name = try string()
    try expect(":")
    return name
  }

  /// Looks for the next element of an array, or reads the end of the array.
  ///
  /// - Parameter isFirst: Whether the opening bracket was read last.
  /// - Returns: Whether there is one.
  /// - Throws: `JSONError` where there is neither.
  public mutating func element(isFirst: Bool) throws(JSONError) -> Bool {
    if isFirst { return !skip("]") }
    if skip(",") { return true }
    try expect("]")
    return false
  }

  // MARK: - Values

  /// Reads a word such as `true`.
  public mutating func word(_ text: String) throws(JSONError) {
    guard bytes[offset...].starts(with: text.utf8) else { throw fault("'\(text)' is missing") }
    offset += text.utf8.count
  }

  /// Reads any number.
  public mutating func number() throws(JSONError) -> JSONNumber {
    skipSpace()
    let start = offset
    _ = take("-")
    let wholeStart = offset
    guard skipDigits() else { throw fault("a value is missing") }
    if bytes[wholeStart] == UInt8(ascii: "0") && offset > wholeStart + 1 {
      throw fault("a number begins with 0")
    }
    if take(".") {
      guard skipDigits() else { throw fault("a digit is missing") }
    }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard skipDigits() else { throw fault("a digit is missing") }
    }
    return JSONNumber(verbatim: String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  /// Reads a number that is written with digits alone; whoever asks for the next sign refuses what else
  /// may follow them.
  public mutating func nonNegativeInteger() throws(JSONError) -> Int {
    skipSpace()
    let start = offset
    var number = 0
    while let digit = current.flatMap({ Self.digit($0, radix: 10) }) {
      let (scaled, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = scaled.addingReportingOverflow(digit)
      guard !overflow && !carry else { throw fault("a number is above \(Int.max)") }
      number = sum
      offset += 1
    }
    let hasLeadingZero = offset - start > 1 && bytes[start] == UInt8(ascii: "0")
    guard offset > start && !hasLeadingZero else {
      throw fault("a number must be a plain non-negative integer")
    }
    return number
  }

  /// Reads a text.
  public mutating func string() throws(JSONError) -> String {
    try expect("\"")
    var content: [UInt8] = []
    while let byte = current {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: content, as: UTF8.self) else {
          throw fault("a string is not valid UTF-8")
        }
        return string
      case UInt8(ascii: "\\"):
        content.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20:
        throw fault("a string has a control character that is not escaped")
      default:
        content.append(byte)
      }
    }
    throw fault("a string has no end")
  }

  /// Makes the error of a fault at this place.
  public func fault(_ problem: String, _ kind: JSONError.Kind = .malformed) -> JSONError {
    JSONError(kind: kind, problem: problem, offset: offset)
  }

  // MARK: - Parts of values

  /// Reads what follows a backslash.
  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    guard let byte = current else { throw fault("a string has no end") }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var value = try fourHexDigits()
      if 0xD800..<0xDC00 ~= value, bytes[offset...].starts(with: [0x5C, 0x75]) {
        offset += 2
        let low = try fourHexDigits()
        guard 0xDC00..<0xE000 ~= low else { throw fault("half of a surrogate pair is missing") }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else {
        throw fault("half of a surrogate pair is missing")
      }
      return scalar
    default:
      throw fault("a backslash is followed by something that JSON does not know")
    }
  }

  private mutating func fourHexDigits() throws(JSONError) -> UInt32 {
    var value = 0
    for _ in 0..<4 {
      guard let digit = current.flatMap({ Self.digit($0, radix: 16) }) else {
        throw fault("'\\u' must be followed by four hexadecimal digits")
      }
      value = value * 16 + digit
      offset += 1
    }
    return UInt32(value)
  }

  private static func digit(_ byte: UInt8, radix: Int) -> Int? {
    let value: Int
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = Int(byte) - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): value = Int(byte) - 87
    case UInt8(ascii: "A")...UInt8(ascii: "F"): value = Int(byte) - 55
    default: return nil
    }
    return value < radix ? value : nil
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: sign) else { return false }
    offset += 1
    return true
  }

  private mutating func skipDigits() -> Bool {
    let start = offset
    while current.flatMap({ Self.digit($0, radix: 10) }) != nil { offset += 1 }
    return offset > start
  }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      offset += 1
    }
  }
}
