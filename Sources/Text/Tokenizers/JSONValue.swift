/// A JSON document with the members of objects in their order.
///
/// Read by hand, since dictionaries of `String` lose members whose names Swift holds to be equal,
/// such as the two ways to write `Å`, which are two tokens of a vocabulary.
enum JSONValue {
  case null
  case bool(Bool)
  /// A number; nil when it is no integer that fits.
  case number(Int?)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name of an object and what it stands for.
  struct Member {
    let name: String
    let value: JSONValue
  }

  /// The member of an object, `null` when there is none.
  ///
  /// - Throws: `TokenizerError.malformedFile` when this is no object, or has the member twice.
  func member(_ name: String) throws(TokenizerError) -> JSONValue {
    guard case .object(let members) = self else {
      throw .malformedFile(reason: "it has no object where \"\(name)\" should be a member")
    }
    let found = members.filter { $0.name == name }
    guard found.count <= 1 else {
      throw .malformedFile(reason: "it has \"\(name)\" twice")
    }
    return found.first?.value ?? .null
  }

  /// The text of a string, or nil.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// Whether there is nothing: null, false, an empty string, array or object.
  var isNothing: Bool {
    switch self {
    case .null, .bool(false): true
    case .bool, .number: false
    case .string(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    }
  }
}
