import Tensors

/// All learned numbers of a model, in one flat block of memory, with names.
///
/// A value: a copy is a snapshot, and costs nothing until one of the two changes.
public struct Parameters: Sendable {
  /// A named tensor and its place.
  public struct Entry: Sendable, Equatable {
    /// The name, such as `h.0.attn.c_attn.weight`.
    public let name: String
    /// The extents.
    public let shape: Shape
    /// The place of the first element.
    public let offset: Int
  }

  /// The list of tensors, shared by all snapshots.
  public final class Layout: Sendable {
    /// The tensors, in the order in which layers asked for them.
    public let entries: [Entry]

    init(entries: [Entry]) { self.entries = entries }
  }

  /// What the store holds.
  public private(set) var layout = Layout(entries: [])

  /// The numbers, `[count]`.
  public private(set) var values = Tensor(Shape(0))

  /// Makes an empty store.
  public init() {}

  /// The number of learned numbers.
  public var count: Int { values.count }

  /// Adds a tensor and returns the handle to it.
  ///
  /// - Parameters:
  ///   - name: A name not used yet in this store.
  ///   - tensor: The initial value.
  /// - Returns: The handle, good for this store and its copies.
  /// - Complexity: O(count) copies: models are built once.
  public mutating func add(_ name: String, _ tensor: Tensor) -> Parameter {
    guard !layout.entries.contains(where: { $0.name == name }) else {
      fatalError("Parameters: the name \(name) is taken.")
    }
    let entry = Entry(name: name, shape: tensor.shape, offset: count)
    layout = Layout(entries: layout.entries + [entry])
    values = Tensor(Shape(count + tensor.count), values.elements + tensor.elements)
    return Parameter(shape: tensor.shape, index: layout.entries.count - 1, offset: entry.offset)
  }

  /// The value of a tensor, or a new value for it.
  public subscript(parameter: Parameter) -> Tensor {
    get {
      values.withUnsafePointer { Tensor(parameter.shape, copying: $0 + parameter.offset) }
    }
    set {
      requireShape(newValue.shape, is: parameter.shape, in: "Parameters")
      values.withUnsafeMutablePointer { all in
        newValue.withUnsafePointer {
          (all + parameter.offset).update(from: $0, count: newValue.count)
        }
      }
    }
  }

  /// The handle to the tensor of a name, or nil.
  public subscript(name: String) -> Parameter? {
    guard let index = layout.entries.firstIndex(where: { $0.name == name }) else { return nil }
    let entry = layout.entries[index]
    return Parameter(shape: entry.shape, index: index, offset: entry.offset)
  }

  /// Takes over the values of all tensors that another store has under the same name and shape: what a
  /// model has learned, into one that has the same parts and others.
  ///
  /// - Returns: How many tensors were taken over.
  @discardableResult
  public mutating func takeValues(from other: Parameters) -> Int {
    var count = 0
    for entry in layout.entries {
      guard let own = self[entry.name], let theirs = other[entry.name], own.shape == theirs.shape
      else { continue }
      self[own] = other[theirs]
      count += 1
    }
    return count
  }

  /// Gives an optimiser write access to all numbers for the time of a call.
  public mutating func withUnsafeMutableValues<R>(
    _ body: (UnsafeMutablePointer<Float>) -> R
  ) -> R {
    values.withUnsafeMutablePointer(body)
  }
}

extension Parameters {
  /// Runs a computation forward on a tape of its own, without gradients.
  ///
  /// - Parameter body: Uses the tape and returns what is to be kept; variables end with the call.
  /// - Returns: What `body` returns.
  public func withTape<R>(_ body: (Tape) throws -> R) rethrows -> R {
    try values.withUnsafePointer { pointer in
      let tape = Tape()
      tape.reset(parameters: ParameterMemory(layout: layout, values: pointer, gradients: nil))
      return try body(tape)
    }
  }
}

/// Where parameters and their gradients lie for the time of one step.
public struct ParameterMemory {
  /// What lies where.
  public let layout: Parameters.Layout
  /// The numbers, which nobody writes: the pointer is mutable because those of variables are.
  public let values: UnsafeMutablePointer<Float>
  /// Room for their gradients, or nil where none are wanted.
  public let gradients: UnsafeMutablePointer<Float>?

  /// Describes memory that stays valid as long as tapes use it.
  public init(
    layout: Parameters.Layout, values: UnsafePointer<Float>,
    gradients: UnsafeMutablePointer<Float>?
  ) {
    self.layout = layout
    self.values = UnsafeMutablePointer(mutating: values)
    self.gradients = gradients
  }
}
