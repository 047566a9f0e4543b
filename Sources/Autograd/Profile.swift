import Tensors

/// The time that each kind of operation takes on a tape, and the work that it does in it.
///
/// Give one to `Tape.profile`; every computation from then on adds to it. An operation's way forward
/// counts from where it asks for room for its result to where it is recorded.
public final class Profile {
  /// All operations of one kind.
  public struct Row: Sendable {
    /// The kind, as `Linear`.
    public let name: String
    /// How often it ran.
    public fileprivate(set) var calls = 0
    /// The time of all its ways forward.
    public fileprivate(set) var forwardSeconds = 0.0
    /// The time of all its ways back.
    public fileprivate(set) var backwardSeconds = 0.0
    /// Multiplications and additions in its matrix products, both ways.
    public fileprivate(set) var multiplyAdds = 0
    /// Floats that it read and wrote apart from them, both ways.
    public fileprivate(set) var floats = 0

    /// The time of both ways.
    public var seconds: Double { forwardSeconds + backwardSeconds }

    /// Adds up rows of the same kind, as those of shards that ran side by side; the kind that took
    /// longest first.
    public static func merging(_ rows: [Row]) -> [Row] {
      Dictionary(grouping: rows, by: \.name).map { name, rows in
        rows.reduce(into: Row(name: name)) { sum, row in
          sum.calls += row.calls
          sum.forwardSeconds += row.forwardSeconds
          sum.backwardSeconds += row.backwardSeconds
          sum.multiplyAdds += row.multiplyAdds
          sum.floats += row.floats
        }
      }.sorted { ($0.seconds, $0.name) > ($1.seconds, $1.name) }
    }
  }

  private var rows: [ObjectIdentifier: Row] = [:]
  private var start = ContinuousClock.now
  /// The matrix products of all operations so far, in the order in which these were recorded.
  package private(set) var products: [Kernels.ProductShape] = []

  /// Makes an empty profile.
  public init() {}

  /// All kinds, the one that took longest first.
  public var slowestFirst: [Row] { Row.merging(Array(rows.values)) }

  func begin() { start = ContinuousClock.now }

  func endForward<O: Operation>(_ operation: O) {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let cost = operation.cost
    update(O.self) {
      $0.calls += 1
      $0.forwardSeconds += seconds
      $0.multiplyAdds += cost.products.reduce(0) { $0 + $1.multiplyAdds }
      $0.floats += cost.floats
    }
    products += cost.products
    start = ContinuousClock.now  // an operation with two results is recorded twice
  }

  func endBackward(_ type: any Operation.Type) {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    update(type) { $0.backwardSeconds += seconds }
  }

  private func update(_ type: any Operation.Type, _ change: (inout Row) -> Void) {
    change(&rows[ObjectIdentifier(type), default: Row(name: Self.name(of: type))])
  }

  /// `Linear` for `LinearOperation`.
  private static func name(of type: any Operation.Type) -> String {
    let name = String(describing: type)
    return name.hasSuffix("Operation") ? String(name.dropLast("Operation".count)) : name
  }
}
