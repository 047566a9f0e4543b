/// The order in which the labelled examples of a training are seen.
///
/// All are seen once before any is seen again, but for what is left of an order that a batch does not
/// fill.
public struct ExampleOrder: Sendable {
  private let count: Int
  private var rest: [Int] = []

  /// Prepares for `count` examples; the first order is drawn with the first batch.
  public init(count: Int) { self.count = count }

  /// The indices of the next examples.
  ///
  /// - Precondition: At most as many as there are.
  public mutating func next(
    _ size: Int, using generator: inout some RandomNumberGenerator
  ) -> [Int] {
    if rest.count < size { rest += (0..<count).shuffled(using: &generator) }
    defer { rest.removeFirst(size) }
    return Array(rest.prefix(size))
  }
}
