/// One result for each of the things that are compared: read by name, in the order in which they were
/// listed.
///
/// A claim, a table or a figure that reads a result by its place in a list breaks silently when a kind of
/// model is added; by its name it does not.
public struct Results<Name: Hashable, Value>: Sequence {
  /// The names, in order.
  public let names: [Name]
  private var values: [Name: Value]

  /// Makes a result for each name.
  public init(_ names: [Name], _ value: (Name) throws -> Value) rethrows {
    self.names = names
    values = [:]
    for name in names { values[name] = try value(name) }
  }

  /// The result of a name.
  ///
  /// - Precondition: The name was listed.
  public subscript(name: Name) -> Value {
    get {
      guard let value = values[name] else {
        fatalError("Results: there is none for \(name), only for \(names).")
      }
      return value
    }
    set { values[name] = newValue }
  }

  /// Goes through names and results, in order.
  public func makeIterator() -> AnyIterator<(name: Name, value: Value)> {
    var rest = names[...]
    return AnyIterator { rest.popFirst().map { ($0, self[$0]) } }
  }

  /// All results, in order.
  public var all: [Value] { names.map { self[$0] } }

  /// The results of the results, under the same names.
  public func mapped<Other>(_ change: (Value) throws -> Other) rethrows -> Results<Name, Other> {
    try Results<Name, Other>(names) { try change(self[$0]) }
  }

  /// The name of the smallest result by some measure; the first of equals.
  ///
  /// - Precondition: At least one name.
  public func smallest(by measure: (Value) -> Double) -> Name {
    guard let name = names.min(by: { measure(self[$0]) < measure(self[$1]) }) else {
      fatalError("Results.smallest: there is no result.")
    }
    return name
  }
}

extension Results: Sendable where Name: Sendable, Value: Sendable {}
