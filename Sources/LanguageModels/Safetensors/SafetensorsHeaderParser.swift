import Platform

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

  private let startsWell: Bool
  private let path: String
  private var scanner: JSONScanner

  /// Makes a parser of a header's bytes; `path` is for messages.
  init(_ bytes: [UInt8], path: String) {
    startsWell = bytes.first == UInt8(ascii: "{")
    scanner = JSONScanner(bytes)
    self.path = path
  }

  /// Reads the whole header.
  ///
  /// - Returns: The tensors as the header lists them, unchecked but for their form, and its metadata.
  /// - Throws: `CheckpointError.malformedHeader`, or `invalidTensor` for a type that does not exist.
  mutating func parse() throws(CheckpointError) -> ([SafetensorsEntry], [String: String]) {
    guard startsWell else { throw problem("the header must begin with '{'") }
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
    guard scanner.peek() == nil else { throw problem("something follows the header's last '}'") }
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
    try scan { scanner throws(JSONError) in try scanner.expect("{") }
    var isFirst = true
    while let name = try scan({ scanner throws(JSONError) in try scanner.name(isFirst: isFirst) }) {
      isFirst = false
      try member(&self, name)
    }
  }

  private mutating func parseIntegers(limit: Int) throws(CheckpointError) -> [Int] {
    try scan { scanner throws(JSONError) in
      var numbers: [Int] = []
      try scanner.expect("[")
      while try scanner.element(isFirst: numbers.isEmpty) {
        guard numbers.count < limit else {
          throw scanner.fault("an array has more than \(limit) numbers")
        }
        numbers.append(try scanner.nonNegativeInteger())
      }
      return numbers
    }
  }

  private mutating func parseString() throws(CheckpointError) -> String {
    try scan { scanner throws(JSONError) in try scanner.string() }
  }

  /// Reads something, with a fault as an error of this format.
  private mutating func scan<Result>(
    _ body: (inout JSONScanner) throws(JSONError) -> Result
  ) throws(CheckpointError) -> Result {
    do throws(JSONError) {
      return try body(&scanner)
    } catch {
      throw .malformedHeader(path: path, offset: error.offset, problem: error.problem)
    }
  }

  private func problem(_ text: String) -> CheckpointError {
    .malformedHeader(path: path, offset: scanner.offset, problem: text)
  }
}
