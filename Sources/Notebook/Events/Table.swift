/// Numbers and words in rows and columns.
public struct Table: Codable, Equatable, Sendable {
  /// The step's id.
  public let step: String

  /// What the table shows.
  public let title: String

  /// The columns' headings.
  public let columns: [String]

  /// The rows, each with one cell a column.
  public let rows: [[Cell]]

  /// Whether it depends on the clock.
  public let timed: Bool
}

/// One cell of a ``Table``: a text or number literal will do.
public enum Cell: Equatable, Sendable {
  /// Words, set flush left.
  case text(String)

  /// A finite number, set flush right.
  case number(Double)

  /// Nothing.
  case empty
}

extension Cell: ExpressibleByStringInterpolation, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
  /// Makes a cell of words.
  public init(stringLiteral value: String) { self = .text(value) }

  /// Makes a cell of a number.
  public init(floatLiteral value: Double) { self = .number(value) }

  /// Makes a cell of a whole number.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }

  /// Makes an empty cell.
  public init(nilLiteral: ()) { self = .empty }

  /// Makes a cell of a whole number.
  public static func number(_ value: Int) -> Cell { .number(Double(value)) }

  /// Makes a cell of a single-precision number.
  public static func number(_ value: Float) -> Cell { .number(Double(value)) }
}

extension Cell: Codable {
  /// Writes the bare text, number or null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .empty: try container.encodeNil()
    }
  }

  /// Reads what `encode(to:)` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .empty
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }
}
