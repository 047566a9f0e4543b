/// A block of 32-bit floats with a shape, row-major, a value that copies on write.
public struct Tensor: Sendable {
  /// The extents, outermost first.
  public private(set) var shape: Shape
  private var storage: Storage

  /// Makes a tensor of one repeated number.
  public init(_ shape: Shape, repeating value: Float = 0) {
    self.shape = shape
    storage = Storage(count: shape.count)
    storage.pointer.initialize(repeating: value, count: shape.count)
  }

  /// Makes a tensor from its elements in row-major order.
  ///
  /// - Precondition: `elements.count == shape.count`.
  public init(_ shape: Shape, _ elements: [Float]) {
    requireShape(Shape(elements.count), is: Shape(shape.count), in: "Tensor.init")
    self.shape = shape
    storage = Storage(count: shape.count)
    elements.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      storage.pointer.initialize(from: base, count: source.count)
    }
  }

  /// Makes a tensor from memory that someone else owns, by copying it.
  public init(_ shape: Shape, copying source: UnsafePointer<Float>) {
    self.shape = shape
    storage = Storage(count: shape.count)
    storage.pointer.initialize(from: source, count: shape.count)
  }

  /// Makes a matrix from its rows.
  ///
  /// - Precondition: All rows are equally long.
  public init(rows: [[Float]]) {
    let width = rows.first?.count ?? 0
    for row in rows {
      requireShape(Shape(row.count), is: Shape(width), in: "Tensor.init(rows:)")
    }
    self.init(Shape(rows.count, width), rows.flatMap { $0 })
  }

  /// Makes a tensor of normally distributed numbers.
  public init(
    _ shape: Shape, normalWithDeviation deviation: Float,
    using generator: inout some RandomNumberGenerator
  ) {
    self.init(shape)
    withUnsafeMutablePointer { p in
      for i in 0..<shape.count { p[i] = deviation * Float.normal(using: &generator) }
    }
  }

  /// The number of elements.
  public var count: Int { shape.count }

  /// The elements in row-major order, copied.
  public var elements: [Float] {
    Array(UnsafeBufferPointer(start: storage.pointer, count: count))
  }

  /// The rows of a matrix, copied.
  ///
  /// - Precondition: The tensor has two axes.
  public var rows: [[Float]] {
    guard shape.rank == 2 else { fatalError("Tensor.rows: expected 2 axes, got shape \(shape).") }
    let all = elements
    return (0..<shape[0]).map { Array(all[($0 * shape[1])..<(($0 + 1) * shape[1])]) }
  }

  /// The element at an index in row-major order.
  ///
  /// - Precondition: `index` is in `0..<count`.
  public subscript(index: Int) -> Float {
    get {
      checkIndex(index)
      return storage.pointer[index]
    }
    set {
      checkIndex(index)
      makeUnique()
      storage.pointer[index] = newValue
    }
  }

  /// The element at a row and column of a matrix; axes before the last count as rows.
  ///
  /// - Precondition: `row` is in `0..<shape.rows`, `column` in `0..<shape.last`.
  public subscript(row: Int, column: Int) -> Float {
    get { self[checkedIndex(row, column)] }
    set { self[checkedIndex(row, column)] = newValue }
  }

  private func checkedIndex(_ row: Int, _ column: Int) -> Int {
    guard row >= 0, row < shape.rows, column >= 0, column < shape.last else {
      fatalError("Tensor: row \(row), column \(column) is not in a matrix of shape \(shape).")
    }
    return row * shape.last + column
  }

  private func checkIndex(_ index: Int) {
    guard index >= 0, index < count else {
      fatalError("Tensor: index \(index) is not in 0..<\(count) (shape \(shape)).")
    }
  }

  /// The same elements under another shape.
  ///
  /// - Precondition: The counts agree.
  public func reshaped(_ newShape: Shape) -> Tensor {
    requireShape(Shape(newShape.count), is: Shape(count), in: "Tensor.reshaped")
    var result = self
    result.shape = newShape
    return result
  }

  /// Gives read access to the elements for the time of a call.
  public func withUnsafePointer<R, E: Error>(
    _ body: (UnsafePointer<Float>) throws(E) -> R
  ) throws(E) -> R {
    try body(storage.pointer)
  }

  /// Gives write access to the elements for the time of a call, copying them first if shared.
  public mutating func withUnsafeMutablePointer<R, E: Error>(
    _ body: (UnsafeMutablePointer<Float>) throws(E) -> R
  ) throws(E) -> R {
    makeUnique()
    return try body(storage.pointer)
  }

  private mutating func makeUnique() {
    guard !isKnownUniquelyReferenced(&storage) else { return }
    let copy = Storage(count: count)
    copy.pointer.initialize(from: storage.pointer, count: count)
    storage = copy
  }
}

extension Tensor: Equatable {
  /// Whether shapes and all elements agree, as numbers (NaN differs from itself).
  public static func == (left: Tensor, right: Tensor) -> Bool {
    left.shape == right.shape && left.elements == right.elements
  }
}

extension Tensor: CustomStringConvertible {
  /// The shape and the first elements.
  public var description: String {
    let first = elements.prefix(8).map { "\($0)" }.joined(separator: ", ")
    return "Tensor\(shape)(\(first)\(count > 8 ? ", …" : ""))"
  }
}
