/// Any value of JSON.
public enum JSONValue: Equatable, Sendable {
  /// Nothing.
  case null
  /// True or false.
  case bool(Bool)
  /// A number, exactly as it is written.
  case number(JSONNumber)
  /// A text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Names and what they stand for, in order.
  case object(JSONObject)

  /// A whole number.
  public static func integer(_ number: Int) -> JSONValue { .number(JSONNumber(number)) }

  /// A number; a whole one is written without `.0`.
  public static func double(_ number: Double) -> JSONValue { .number(JSONNumber(number)) }

  /// Numbers in order.
  public static func numbers(_ values: [Double]) -> JSONValue { .array(values.map { .double($0) }) }

  /// Texts in order.
  public static func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

  /// The first number in it that JSON can't say, NaN or infinity; nil where there is none.
  public var nonFiniteNumber: JSONNumber? {
    switch self {
    case .number(let number): number.isFinite ? nil : number
    case .array(let values): values.lazy.compactMap(\.nonFiniteNumber).first
    case .object(let object): object.members.lazy.compactMap(\.value.nonFiniteNumber).first
    case .null, .bool, .string: nil
    }
  }

  /// The text of a string, or nil.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByArrayLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByNilLiteral
{
  /// Makes a text.
  public init(stringLiteral value: String) { self = .string(value) }

  /// Makes an object.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements))
  }

  /// Makes an array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// Makes true or false.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// Makes a whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// Makes nothing.
  public init(nilLiteral: ()) { self = .null }
}
