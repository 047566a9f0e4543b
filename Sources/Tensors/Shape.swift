/// The extents of a tensor, outermost first, held without an allocation.
///
/// A tensor here has at most four axes, which is what a batch of attention maps needs:
/// `[batch, heads, queries, keys]`.
@frozen
public struct Shape: Hashable, Sendable, BitwiseCopyable, ExpressibleByArrayLiteral {
  /// The number of axes, `0...4`.
  public let rank: Int
  @usableFromInline let d0: Int
  @usableFromInline let d1: Int
  @usableFromInline let d2: Int
  @usableFromInline let d3: Int

  /// The shape of a single number, `[]`.
  @inlinable public init() { (rank, d0, d1, d2, d3) = (0, 1, 1, 1, 1) }

  /// The shape `[a]`.
  @inlinable public init(_ a: Int) { (rank, d0, d1, d2, d3) = (1, a, 1, 1, 1) }

  /// The shape `[a, b]`.
  @inlinable public init(_ a: Int, _ b: Int) { (rank, d0, d1, d2, d3) = (2, a, b, 1, 1) }

  /// The shape `[a, b, c]`.
  @inlinable public init(_ a: Int, _ b: Int, _ c: Int) { (rank, d0, d1, d2, d3) = (3, a, b, c, 1) }

  /// The shape `[a, b, c, d]`.
  @inlinable public init(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
    (rank, d0, d1, d2, d3) = (4, a, b, c, d)
  }

  /// Makes a shape from its extents.
  ///
  /// - Precondition: At most four extents, none negative.
  public init(_ extents: [Int]) {
    guard extents.count <= 4, extents.allSatisfy({ $0 >= 0 }) else {
      fatalError("Shape: expected at most 4 extents of 0 or more, got \(extents).")
    }
    func extent(_ axis: Int) -> Int { axis < extents.count ? extents[axis] : 1 }
    (rank, d0, d1, d2, d3) = (extents.count, extent(0), extent(1), extent(2), extent(3))
  }

  /// Makes a shape from a literal such as `[2, 3]`.
  public init(arrayLiteral extents: Int...) { self.init(extents) }

  /// The number of elements, 1 for a single number.
  @inlinable public var count: Int { d0 * d1 * d2 * d3 }

  /// The extent of an axis.
  @inlinable public subscript(axis: Int) -> Int {
    switch axis {
    case 0: d0
    case 1: d1
    case 2: d2
    default: d3
    }
  }

  /// The extents as an array, for messages and files.
  public var extents: [Int] { (0..<rank).map { self[$0] } }

  /// The extent of the last axis, 1 for a single number.
  @inlinable public var last: Int { rank == 0 ? 1 : self[rank - 1] }

  /// The number of rows when all axes but the last are read as one.
  @inlinable public var rows: Int { last == 0 ? 0 : count / last }

  /// The same shape with another last extent.
  public func replacingLast(with extent: Int) -> Shape {
    switch rank {
    case 1: Shape(extent)
    case 2: Shape(d0, extent)
    case 3: Shape(d0, d1, extent)
    case 4: Shape(d0, d1, d2, extent)
    default: Shape()
    }
  }

  /// The same shape with another extent of one axis.
  ///
  /// - Precondition: `axis` is in `0..<rank`.
  public func replacing(axis: Int, with extent: Int) -> Shape {
    requireAxis(axis, in: "Shape.replacing(axis:with:)")
    func new(_ a: Int) -> Int { a == axis ? extent : self[a] }
    switch rank {
    case 1: return Shape(new(0))
    case 2: return Shape(new(0), new(1))
    case 3: return Shape(new(0), new(1), new(2))
    default: return Shape(new(0), new(1), new(2), new(3))
    }
  }

  /// The shape without one axis.
  ///
  /// - Precondition: `axis` is in `0..<rank`.
  public func removing(axis: Int) -> Shape {
    requireAxis(axis, in: "Shape.removing(axis:)")
    func kept(_ a: Int) -> Int { self[a < axis ? a : a + 1] }
    switch rank {
    case 1: return Shape()
    case 2: return Shape(kept(0))
    case 3: return Shape(kept(0), kept(1))
    default: return Shape(kept(0), kept(1), kept(2))
    }
  }

  /// How the elements lie around an axis: `count = outer · self[axis] · inner`.
  ///
  /// - Precondition: `axis` is in `0..<rank`.
  package func around(axis: Int, in operation: StaticString) -> (outer: Int, inner: Int) {
    requireAxis(axis, in: operation)
    var (outer, inner) = (1, 1)
    for a in 0..<axis { outer *= self[a] }
    for a in axis + 1..<max(rank, axis + 1) { inner *= self[a] }
    return (outer, inner)
  }

  private func requireAxis(_ axis: Int, in operation: StaticString) {
    guard axis >= 0, axis < rank else {
      fatalError("\(operation): expected an axis in 0..<\(rank) of shape \(self), got \(axis).")
    }
  }
}

extension Shape: CustomStringConvertible {
  /// The extents in brackets, `[2, 3]`.
  public var description: String { "\(extents)" }
}

/// Stops with a sentence that names the operation, what it expected and what it got.
///
/// A wrong shape is a mistake in the program, never in its input, so there is nothing to recover.
public func requireShape(_ got: Shape, is expected: Shape, in operation: StaticString) {
  guard got == expected else {
    fatalError("\(operation): expected shape \(expected), got \(got).")
  }
}
