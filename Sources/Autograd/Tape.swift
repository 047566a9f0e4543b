import Tensors

/// Records operations as they run, and runs them backwards for gradients.
///
/// One tape serves one thread. Its memory comes from an arena that the next computation reuses, so
/// after the first step of a training run a step allocates nothing.
///
/// Gradients are not cleared before a computation: the first operation that passes a gradient to a
/// variable writes it, later ones add to it. The gradient of an intermediate result is used up once its
/// operation has passed it on, and the next one of that size gets its memory, which is still in the
/// cache; gradients of parameters and of variables that were brought onto the tape stay.
public final class Tape {
  private struct Node {
    var gradient: UnsafeMutablePointer<Float>?
    var isWritten = false
    var isUsedUp = false
    var needsGradient: Bool
  }

  private struct Entry {
    var type: any Operation.Type
    var memory: UnsafeMutableRawPointer
    var output: Int32
    var outputCount: Int
    var usesUpGradient: Bool
  }

  private var arena = Arena()
  private var nodes: [Node] = []
  private var entries: [Entry] = []
  private var parameterNodes: [Int32] = []
  /// Memory of gradients that are used up.
  private var spare: [UnsafeMutableBufferPointer<Float>] = []
  private var parameters: ParameterMemory?
  private var ranBackward = false

  /// Where the time of each operation is noted, or nil: then nothing is measured.
  public var profile: Profile?

  /// Makes an empty tape.
  public init() {}

  deinit { arena.release() }

  /// How many blocks of memory the tape has asked of the system since it was made.
  public var allocationCount: Int { arena.allocationCount }

  /// The bytes of those blocks: what the largest computation so far needed.
  public var byteCount: Int { arena.byteCount }

  /// Forgets everything recorded and starts anew, without parameters.
  public func reset() {
    arena.reset()
    nodes.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    spare.removeAll(keepingCapacity: true)
    parameters = nil
    ranBackward = false
  }

  /// Forgets everything recorded and starts anew over the given parameters.
  ///
  /// - Parameter memory: Where the parameters and, if wanted, their gradients lie. Must stay valid
  ///   until the next reset.
  public func reset(parameters memory: ParameterMemory) {
    reset()
    parameters = memory
    parameterNodes.removeAll(keepingCapacity: true)
    parameterNodes.append(contentsOf: repeatElement(-1, count: memory.layout.entries.count))
  }

  /// Forgets everything recorded and starts anew over the same parameters.
  public func restart() {
    if let parameters { reset(parameters: parameters) } else { reset() }
  }

  // MARK: - Variables

  /// Brings a tensor onto the tape.
  ///
  /// - Parameters:
  ///   - tensor: The value, copied.
  ///   - needsGradient: Whether `backward` computes a gradient for it.
  /// - Returns: The tensor's variable, of its shape.
  public func variable(_ tensor: Tensor, needsGradient: Bool = false) -> Variable {
    let result = makeVariable(tensor.shape, needsGradient: needsGradient)
    tensor.withUnsafePointer { result.values.update(from: $0, count: tensor.count) }
    return result
  }

  /// Makes room for the result of an operation on the given inputs; the values are undefined until
  /// the operation writes them.
  ///
  /// (Not a variadic list, which would be an array and so an allocation an operation.)
  public func output(
    _ shape: Shape, of a: Variable, _ b: Variable? = nil, _ c: Variable? = nil,
    _ d: Variable? = nil, _ e: Variable? = nil
  ) -> Variable {
    profile?.begin()
    func wanted(_ input: Variable?) -> Bool { input.map { needsGradient($0) } ?? false }
    return makeVariable(
      shape, needsGradient: wanted(a) || wanted(b) || wanted(c) || wanted(d) || wanted(e))
  }

  /// Brings a parameter onto the tape, once: later calls give the same variable.
  ///
  /// - Precondition: The tape was reset with parameters that hold this one.
  public func variable(_ parameter: Parameter) -> Variable {
    guard let parameters else {
      fatalError("Tape: parameter \(parameter.index) was used on a tape that has no parameters.")
    }
    let known = parameterNodes[parameter.index]
    let values = parameters.values + parameter.offset
    let id: Int32
    if known >= 0 {
      id = known
    } else {
      id = Int32(nodes.count)
      let gradient = parameters.gradients.map { $0 + parameter.offset }
      nodes.append(Node(gradient: gradient, needsGradient: gradient != nil))
      parameterNodes[parameter.index] = id
    }
    return Variable(
      shape: parameter.shape, values: values, id: id, owner: Unmanaged.passUnretained(self))
  }

  private func makeVariable(_ shape: Shape, needsGradient: Bool) -> Variable {
    let id = Int32(nodes.count)
    nodes.append(Node(gradient: nil, needsGradient: needsGradient))
    return Variable(
      shape: shape, values: arena.floats(shape.count), id: id,
      owner: Unmanaged.passUnretained(self))
  }

  /// A variable with the values of another one, for which no gradient is wanted.
  func constant(sharing variable: Variable) -> Variable {
    let id = Int32(nodes.count)
    nodes.append(Node(gradient: nil, needsGradient: false))
    return Variable(
      shape: variable.shape, values: variable.values, id: id,
      owner: Unmanaged.passUnretained(self))
  }

  /// Hands out memory that lives as long as this computation, for what a backward pass needs again.
  public func scratch(_ count: Int) -> UnsafeMutablePointer<Float> { arena.floats(count) }

  /// Copies whole numbers into memory that lives as long as this computation.
  public func keep(_ indices: some Collection<Int32>) -> UnsafeMutablePointer<Int32> {
    let memory = arena.take(bytes: indices.count * MemoryLayout<Int32>.stride)
      .bindMemory(to: Int32.self, capacity: max(indices.count, 1))
    // Arrays and ranges one by one: a generic iteration would allocate for every element.
    let isCopied: Void? = indices.withContiguousStorageIfAvailable { source in
      if let first = source.baseAddress { memory.update(from: first, count: source.count) }
    }
    if isCopied != nil { return memory }
    if let range = indices as? Range<Int32> {
      for index in range { memory[Int(index - range.lowerBound)] = index }
    } else {
      for (i, index) in indices.enumerated() { memory[i] = index }
    }
    return memory
  }

  // MARK: - Recording

  /// Whether a gradient is wanted for a variable.
  public func needsGradient(_ variable: Variable) -> Bool {
    nodes[Int(variable.id)].needsGradient
  }

  /// Records how to pass back the gradient of `output`; nothing is kept where none is wanted.
  ///
  /// - Parameters:
  ///   - operation: The way back.
  ///   - output: Whose gradient it passes on.
  ///   - usesUpGradient: Whether no other operation reads that gradient later.
  public func record<O: Operation>(
    _ operation: O, output: Variable, usesUpGradient: Bool = true
  ) {
    profile?.endForward(operation)
    guard needsGradient(output) else { return }
    let memory = arena.take(bytes: MemoryLayout<O>.stride)
    memory.storeBytes(of: operation, as: O.self)
    entries.append(
      Entry(
        type: O.self, memory: memory, output: output.id, outputCount: output.count,
        usesUpGradient: usesUpGradient))
  }

  // MARK: - Backward

  /// Where an operation writes the gradient that it passes to a variable.
  public struct Target {
    /// The gradient's elements, laid out as the variable's.
    public let pointer: UnsafeMutablePointer<Float>
    /// Whether something is there already, so that the new gradient must be added to it.
    public let accumulate: Bool
    /// What BLAS multiplies the old content with.
    public var keep: Float { accumulate ? 1 : 0 }
  }

  /// The gradient that has arrived at a variable, or nil where none has.
  ///
  /// - Precondition: The variable is no intermediate result whose gradient was passed on already.
  public func gradient(of variable: Variable) -> UnsafeMutablePointer<Float>? {
    let node = nodes[Int(variable.id)]
    guard !node.isUsedUp else {
      fatalError(
        "Tape.gradient: the gradient of an intermediate result is not kept; read that of a parameter "
          + "or of a variable that was brought onto the tape.")
    }
    return node.isWritten ? node.gradient : nil
  }

  /// Where to write a gradient for a variable, or nil where none is wanted.
  ///
  /// The caller must write all of it.
  public func target(for variable: Variable) -> Target? {
    let id = Int(variable.id)
    guard nodes[id].needsGradient else { return nil }
    let pointer: UnsafeMutablePointer<Float>
    if let known = nodes[id].gradient {
      pointer = known
    } else {
      pointer = takeSpare(variable.count) ?? arena.floats(variable.count)
      nodes[id].gradient = pointer
    }
    defer { nodes[id].isWritten = true }
    return Target(pointer: pointer, accumulate: nodes[id].isWritten)
  }

  /// Computes the gradient of a number with respect to everything that it was computed from.
  ///
  /// Gradients of parameters that took no part become zero.
  ///
  /// - Parameter loss: A variable with one element.
  /// - Precondition: Called once after each reset.
  public func backward(from loss: Variable) {
    requireShape(Shape(loss.count), is: Shape(1), in: "Tape.backward")
    start(at: loss)[0] = 1
    run()
  }

  /// Computes gradients from a given gradient of an output, for Jacobians and for gradient reach.
  ///
  /// - Parameters:
  ///   - output: The variable to start from.
  ///   - seed: The gradient of the quantity of interest with respect to `output`, of its shape.
  /// - Precondition: Called once after each reset.
  public func backward(from output: Variable, seed: Tensor) {
    requireShape(seed.shape, is: output.shape, in: "Tape.backward")
    let gradient = start(at: output)
    seed.withUnsafePointer { gradient.update(from: $0, count: output.count) }
    run()
  }

  /// Where the gradient of the variable that a backward pass starts from goes.
  ///
  /// A second pass, from whatever variable, would add to gradients that the first one left.
  private func start(at output: Variable) -> UnsafeMutablePointer<Float> {
    guard !ranBackward else {
      fatalError("Tape.backward: ran already; reset the tape and compute anew before the next.")
    }
    guard let target = target(for: output) else {
      fatalError("Tape.backward: the output depends on nothing that wants a gradient.")
    }
    ranBackward = true
    return target.pointer
  }

  private func run() {
    for entry in entries.reversed() where nodes[Int(entry.output)].isWritten {
      profile?.begin()
      entry.type.runBackward(at: entry.memory, on: self)
      profile?.endBackward(entry.type)
      if entry.usesUpGradient { useUp(entry) }
    }
    clearUntouchedParameters()
  }

  private func useUp(_ entry: Entry) {
    let id = Int(entry.output)
    nodes[id].isUsedUp = true
    spare.append(
      UnsafeMutableBufferPointer(start: nodes[id].gradient, count: entry.outputCount))
  }

  /// The memory of the last used up gradient of a size, or nil where there is none.
  private func takeSpare(_ count: Int) -> UnsafeMutablePointer<Float>? {
    guard let index = spare.lastIndex(where: { $0.count == count }) else { return nil }
    return spare.remove(at: index).baseAddress
  }

  private func clearUntouchedParameters() {
    guard let parameters, let gradients = parameters.gradients else { return }
    for (index, entry) in parameters.layout.entries.enumerated() {
      let id = Int(parameterNodes[index])
      if id < 0 || !nodes[id].isWritten {
        (gradients + entry.offset).update(repeating: 0, count: entry.shape.count)
      }
    }
  }
}
