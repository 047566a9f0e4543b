@testable import Notebook

/// Literals for the cells of a table that a test expects.
extension Table.Cell: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }

  public init(floatLiteral value: Double) { self = .number(value) }

  public init(integerLiteral value: Int) { self = .number(Double(value)) }

  public init(nilLiteral: ()) { self = .empty }
}
