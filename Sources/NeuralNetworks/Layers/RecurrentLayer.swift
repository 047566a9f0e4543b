import Autograd
import Tensors

/// A recurrent layer, in one direction or both: an RNN, a GRU or an LSTM.
///
/// Equations, gate order and names are those of `torch.nn.RNN`, `GRU` and `LSTM`; matrices are stored
/// `[input, output]` like all matrices here, so they are transposed on their way out
/// (`torchTensors(in:)`) and in.
public struct RecurrentLayer: Sendable {
  /// What one direction has learned.
  public struct Direction: Sendable {
    /// The gates' matrix for the input, `[inputs, gates · width]`.
    public let inputWeight: Parameter
    /// The gates' matrix for the state, `[width, gates · width]`.
    public let hiddenWeight: Parameter
    /// The bias of the input part, `[gates · width]`.
    public let inputBias: Parameter
    /// The bias of the hidden part, `[gates · width]`.
    public let hiddenBias: Parameter
  }

  /// What is carried from one step to the next.
  public struct State {
    /// The state, `[batch, width]`.
    public var hidden: Variable
    /// An LSTM's memory cell, `[batch, width]`; nil for other cells.
    public var cell: Variable?

    /// Makes a state of its parts.
    public init(hidden: Variable, cell: Variable? = nil) {
      self.hidden = hidden
      self.cell = cell
    }
  }

  /// What a layer hands on.
  public struct Output {
    /// The state after each step, `[batch, time, directions · width]`, forwards first.
    public let states: Variable
    /// An LSTM's memory cell after each step, of the states' shape; nil for other cells.
    public let cells: Variable?
    /// The state at the end of each sequence and, where it runs backwards too, that at its beginning,
    /// `[batch, directions · width]`.
    public let final: State
  }

  /// What happens at a step.
  public let cell: RecurrentCell
  /// From the first step to the last.
  public let forward: Direction
  /// From the last step to the first, or nil.
  public let backward: Direction?
  /// The length of a state.
  public let width: Int

  /// Adds a layer's parameters to a store, as `NAME.weight_ih_lN`, `NAME.weight_hh_lN`,
  /// `NAME.bias_ih_lN`, `NAME.bias_hh_lN`, and with `_reverse` those of the other direction.
  ///
  /// All begin uniform within `±1/√width`, as in PyTorch.
  ///
  /// - Parameters:
  ///   - cell: What happens at a step.
  ///   - name: Prefix of the parameters' names.
  ///   - layer: The layer's number `N` in a stack, from 0.
  ///   - inputs: The width of the input.
  ///   - width: The length of a state.
  ///   - isBidirectional: Whether time runs backwards too.
  ///   - parameters: The store.
  ///   - generator: Draws the initial weights.
  public init(
    _ cell: RecurrentCell, _ name: String, layer: Int = 0, inputs: Int, width: Int,
    isBidirectional: Bool = false, in parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) {
    let (bound, sums) = (1 / Float(width).squareRoot(), cell.gateCount * width)
    func add(_ part: String, _ shape: Shape) -> Parameter {
      let draws = (0..<shape.count).map { _ in
        bound * (2 * Float.uniform(using: &generator) - 1)
      }
      return parameters.add("\(name).\(part)", Tensor(shape, draws))
    }
    func direction(_ suffix: String) -> Direction {
      Direction(
        inputWeight: add("weight_ih_\(suffix)", Shape(inputs, sums)),
        hiddenWeight: add("weight_hh_\(suffix)", Shape(width, sums)),
        inputBias: add("bias_ih_\(suffix)", Shape(sums)),
        hiddenBias: add("bias_hh_\(suffix)", Shape(sums)))
    }
    self.cell = cell
    forward = direction("l\(layer)")
    backward = isBidirectional ? direction("l\(layer)_reverse") : nil
    self.width = width
  }

  /// Runs over whole sequences.
  ///
  /// - Parameters:
  ///   - x: `[batch, time, inputs]`.
  ///   - initial: The state before the first step of the forward direction, `[batch, width]`, or nil
  ///     for zeros; the backward direction begins with zeros.
  ///   - lengths: How many steps of each sequence count, `[batch]`, or nil for all. States past a
  ///     sequence's end repeat the last one (PyTorch's packed sequences have zeros there).
  /// - Returns: All states, and the final ones.
  public func callAsFunction(
    _ x: Variable, initial: State? = nil, lengths: [Int]? = nil
  ) -> Output {
    let onward = run(  // [B, T, H]
      forward, inputPart(of: x), initial: initial, lengths: lengths, isReversed: false)
    guard let backward else { return onward }
    let back = run(
      backward, inputPart(of: x, backward), initial: nil, lengths: lengths, isReversed: true)
    let cell = onward.final.cell.flatMap { cell in
      back.final.cell.map { cell.concatenated(with: $0) }
    }
    let cells = onward.cells.flatMap { cells in back.cells.map { cells.concatenated(with: $0) } }
    return Output(
      states: onward.states.concatenated(with: back.states), cells: cells,  // [B, T, 2H]
      final: State(hidden: onward.final.hidden.concatenated(with: back.final.hidden), cell: cell))
  }

  /// Computes what the forward direction's sums need of the input: `x W + b`, for all steps at once.
  ///
  /// - Parameter x: `[…, inputs]`: a sequence, or a table whose rows are looked up afterwards.
  /// - Returns: `[…, gates · width]`.
  public func inputPart(of x: Variable) -> Variable { inputPart(of: x, forward) }

  /// Runs the forward direction over sequences whose input part is computed already.
  ///
  /// - Parameters:
  ///   - inputPart: `[batch, time, gates · width]`.
  ///   - initial: The state before the first step, `[batch, width]`, or nil for zeros.
  /// - Returns: All states, and the final ones.
  public func callAsFunction(inputPart: Variable, initial: State? = nil) -> Output {
    run(forward, inputPart, initial: initial, lengths: nil, isReversed: false)
  }

  /// Runs one step of the forward direction.
  ///
  /// - Parameters:
  ///   - x: `[batch, inputs]`.
  ///   - state: `[batch, width]`.
  /// - Returns: The new state, `[batch, width]`.
  public func step(_ x: Variable, from state: State) -> State {
    let sequence = x.reshaped(Shape(x.shape[0], 1, x.shape[1]))  // [B, 1, I]
    let (states, cells) = recur(
      forward, inputPart(of: sequence), initial: state, lengths: nil, isReversed: false)
    let shape = Shape(x.shape[0], width)
    return State(hidden: states.reshaped(shape), cell: cells?.reshaped(shape))  // [B, H]
  }

  private func inputPart(of x: Variable, _ direction: Direction) -> Variable {
    x.linear(x.tape.variable(direction.inputWeight), bias: x.tape.variable(direction.inputBias))
  }

  private func run(
    _ direction: Direction, _ inputPart: Variable, initial: State?, lengths: [Int]?,
    isReversed: Bool
  ) -> Output {
    let (states, cells) = recur(
      direction, inputPart, initial: initial, lengths: lengths, isReversed: isReversed)
    let last = isReversed ? 0 : states.shape[1] - 1
    return Output(
      states: states, cells: cells,
      final: State(hidden: states.at(step: last), cell: cells?.at(step: last)))  // [B, H]
  }

  private func recur(
    _ direction: Direction, _ inputPart: Variable, initial: State?, lengths: [Int]?,
    isReversed: Bool
  ) -> (states: Variable, cells: Variable?) {
    let tape = inputPart.tape
    return inputPart.recurrence(
      cell, hiddenWeight: tape.variable(direction.hiddenWeight),
      hiddenBias: tape.variable(direction.hiddenBias), initial: initial?.hidden,
      initialCell: initial?.cell, lengths: lengths, isReversed: isReversed)
  }

  /// The learned numbers as PyTorch's `load_state_dict` takes them: its names, its orientation.
  ///
  /// - Parameter parameters: The store that holds this layer.
  /// - Returns: Names without the layer's own, such as `weight_ih_l0`, with `[gates · width, inputs]`,
  ///   `[gates · width, width]`, `[gates · width]` and `[gates · width]`.
  public func torchTensors(in parameters: Parameters) -> [(name: String, tensor: Tensor)] {
    ([forward] + (backward.map { [$0] } ?? [])).flatMap { direction in
      [
        direction.inputWeight, direction.hiddenWeight, direction.inputBias, direction.hiddenBias,
      ].map { parameter in
        let name = parameters.layout.entries[parameter.index].name
        let tensor = parameters[parameter]
        return (
          String(name.reversed().prefix { $0 != "." }.reversed()),
          tensor.shape.rank == 2 ? tensor.transposed : tensor
        )
      }
    }
  }
}
