import Phrases

/// One cell of a table that a step shows: a text or number literal will do.
public enum Cell: Hashable, Sendable {
  /// Words, set flush left.
  case text(Phrase)

  /// A finite number, set flush right.
  case number(Double)

  /// Nothing.
  case empty

  /// Makes a cell of text that is the same in every language.
  public static func verbatim(_ text: some StringProtocol) -> Cell { .text(.verbatim(text)) }

  /// Makes a cell of a whole number.
  public static func number(_ value: Int) -> Cell { .number(Double(value)) }

  /// Makes a cell of a single-precision number.
  public static func number(_ value: Float) -> Cell { .number(Double(value)) }

  /// The cell with its words in a language.
  func written(in catalogue: Catalogue) -> Table.Cell {
    switch self {
    case .text(let phrase): .text(phrase.text(in: catalogue).visible)
    case .number(let number): .number(number)
    case .empty: .empty
    }
  }
}

extension Cell: ExpressibleByStringInterpolation, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
  /// Makes a cell of words.
  public init(stringLiteral value: String) { self = .text(Phrase(stringLiteral: value)) }

  /// Makes a cell of words and slots.
  public init(stringInterpolation: Phrase.StringInterpolation) {
    self = .text(Phrase(stringInterpolation: stringInterpolation))
  }

  /// Makes a cell of a number.
  public init(floatLiteral value: Double) { self = .number(value) }

  /// Makes a cell of a whole number.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }

  /// Makes an empty cell.
  public init(nilLiteral: ()) { self = .empty }
}
