/// Reads a JSON document that nobody vouches for.
///
/// What the format leaves open is refused: a name that an object has twice, nesting without a limit,
/// text that is no UTF-8, anything behind the value.
public struct JSONReader {
  private var scanner: JSONScanner
  private let levels: Int

  /// Reads a whole document.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - levels: How deep it may be nested, so that recursion can't exhaust the stack.
  /// - Returns: Its value.
  /// - Throws: `JSONError` for the first fault.
  /// - Complexity: O(bytes).
  public static func read(
    _ bytes: [UInt8], levels: Int = 32
  ) throws(JSONError) -> JSONValue {
    var reader = JSONReader(scanner: JSONScanner(bytes), levels: levels)
    let value = try reader.value(depth: 0)
    guard reader.scanner.peek() == nil else {
      throw reader.scanner.fault("something follows its end")
    }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth < levels else {
      throw scanner.fault("it is nested deeper than \(levels) levels", .tooDeep(levels: levels))
    }
    switch scanner.peek() {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "\""): return .string(try scanner.string())
    case UInt8(ascii: "t"):
      try scanner.word("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try scanner.word("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try scanner.word("null")
      return .null
    default: return .number(try scanner.number())
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
    try scanner.expect("{")
    var members: [JSONObject.Member] = []
    // By bytes: names that Swift holds to be equal may differ.
    var names: Set<[UInt8]> = []
    while let name = try scanner.name(isFirst: members.isEmpty) {
      guard names.insert(Array(name.utf8)).inserted else {
        throw scanner.fault("it has \"\(name)\" twice", .duplicateName(name))
      }
      members.append(JSONObject.Member(name, try value(depth: depth + 1)))
    }
    return JSONObject(members: members)
  }

  private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
    try scanner.expect("[")
    var elements: [JSONValue] = []
    while try scanner.element(isFirst: elements.isEmpty) {
      elements.append(try value(depth: depth + 1))
    }
    return elements
  }
}
