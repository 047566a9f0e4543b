/// Any JSON, for documents whose parts differ too much for a type each.
enum JSONTree: Encodable, Equatable {
  case null
  case flag(Bool)
  case integer(Int)
  case text(String)
  case list([JSONTree])
  case object([String: JSONTree])

  /// The lines of a text, each with its line break, as nbformat splits texts.
  static func lines(_ text: String) -> JSONTree {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0 + "\n" }
    let last = lines.removeLast().dropLast()
    if !last.isEmpty { lines.append(last) }
    return .list(lines.map { .text(String($0)) })
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .flag(let flag): try container.encode(flag)
    case .integer(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .list(let values): try container.encode(values)
    case .object(let members): try container.encode(members)
    }
  }
}

extension JSONTree: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByArrayLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral
{
  init(stringLiteral value: String) { self = .text(value) }

  init(dictionaryLiteral elements: (String, JSONTree)...) {
    self = .object(Dictionary(elements) { $1 })
  }

  init(arrayLiteral elements: JSONTree...) { self = .list(elements) }

  init(booleanLiteral value: Bool) { self = .flag(value) }

  init(integerLiteral value: Int) { self = .integer(value) }
}
