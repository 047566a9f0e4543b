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

  /// One cell.
  public enum Cell: Equatable, Sendable {
    /// Words, set flush left.
    case text(String)

    /// A finite number, set flush right.
    case number(Double)

    /// Nothing.
    case empty
  }
}

extension Table.Cell: Codable {
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
