import Autograd
import Tensors

/// A layer of gated recurrent units, in one direction or both.
///
/// Equations, gate order (r, z, n) and names are those of `torch.nn.GRU`; matrices are stored
/// `[input, output]` like all matrices here, so they are transposed on their way out
/// (`torchTensors(in:)`) and in.
///
/// - Reference: ["Learning Phrase Representations using RNN Encoder-Decoder"](https://arxiv.org/abs/1406.1078).
public struct GRU: Sendable {
  /// What one direction has learned.
  public struct Direction: Sendable {
    /// The gates' matrix for the input, `[inputs, 3 · width]`.
    public let inputWeight: Parameter
    /// The gates' matrix for the state, `[width, 3 · width]`.
    public let hiddenWeight: Parameter
    /// The bias of the input part, `[3 · width]`.
    public let inputBias: Parameter
    /// The bias of the hidden part, `[3 · width]`.
    public let hiddenBias: Parameter
  }

  /// What a layer hands on.
  public struct Output {
    /// The state after each step, `[batch, time, directions · width]`, forwards first.
    public let states: Variable
    /// The state at the end of each sequence and, where it runs backwards too, that at its beginning,
    /// `[batch, directions · width]`.
    public let final: Variable
  }

  /// From the first step to the last.
  public let forward: Direction
  /// From the last step to the first, or nil.
  public let backward: Direction?
  /// The length of a state.
  public let width: Int

  /// Adds a layer's parameters to a store, as `NAME.weight_ih_l0`, `NAME.weight_hh_l0`,
  /// `NAME.bias_ih_l0`, `NAME.bias_hh_l0`, and with `_reverse` those of the other direction.
  ///
  /// All begin uniform within `±1/√width`, as in PyTorch.
  public init(
    _ name: String, inputs: Int, width: Int, isBidirectional: Bool = false,
    in parameters: inout Parameters, using generator: inout some RandomNumberGenerator
  ) {
    let bound = 1 / Float(width).squareRoot()
    func add(_ part: String, _ shape: Shape) -> Parameter {
      let draws = (0..<shape.count).map { _ in
        bound * (2 * Float.uniform(using: &generator) - 1)
      }
      return parameters.add("\(name).\(part)", Tensor(shape, draws))
    }
    func direction(_ suffix: String) -> Direction {
      Direction(
        inputWeight: add("weight_ih_l0\(suffix)", Shape(inputs, 3 * width)),
        hiddenWeight: add("weight_hh_l0\(suffix)", Shape(width, 3 * width)),
        inputBias: add("bias_ih_l0\(suffix)", Shape(3 * width)),
        hiddenBias: add("bias_hh_l0\(suffix)", Shape(3 * width)))
    }
    forward = direction("")
    backward = isBidirectional ? direction("_reverse") : nil
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
    _ x: Variable, initial: Variable? = nil, lengths: [Int]? = nil
  ) -> Output {
    let T = x.shape[1]  // time
    let onward = run(forward, x, initial: initial, lengths: lengths, isReversed: false)  // [B, T, H]
    let end = onward.at(step: T - 1)  // [B, H]
    guard let backward else { return Output(states: onward, final: end) }
    let back = run(backward, x, initial: nil, lengths: lengths, isReversed: true)  // [B, T, H]
    return Output(
      states: onward.concatenated(with: back),  // [B, T, 2H]
      final: end.concatenated(with: back.at(step: 0)))  // [B, 2H]
  }

  /// Runs one step of the forward direction.
  ///
  /// - Parameters:
  ///   - x: `[batch, inputs]`.
  ///   - state: `[batch, width]`.
  /// - Returns: The new state, `[batch, width]`.
  public func step(_ x: Variable, from state: Variable) -> Variable {
    let sequence = x.reshaped(Shape(x.shape[0], 1, x.shape[1]))  // [B, 1, I]
    return run(forward, sequence, initial: state, lengths: nil, isReversed: false)
      .reshaped(state.shape)  // [B, H]
  }

  private func run(
    _ direction: Direction, _ x: Variable, initial: Variable?, lengths: [Int]?, isReversed: Bool
  ) -> Variable {
    let tape = x.tape
    return x.linear(
      tape.variable(direction.inputWeight), bias: tape.variable(direction.inputBias)
    ).gru(
      hiddenWeight: tape.variable(direction.hiddenWeight),
      hiddenBias: tape.variable(direction.hiddenBias), initial: initial, lengths: lengths,
      isReversed: isReversed)
  }

  /// The learned numbers as `torch.nn.GRU.load_state_dict` takes them: its names, its orientation.
  ///
  /// - Parameter parameters: The store that holds this layer.
  /// - Returns: Names without the layer's own, such as `weight_ih_l0`, with `[3 · width, inputs]`,
  ///   `[3 · width, width]`, `[3 · width]` and `[3 · width]`.
  public func torchTensors(in parameters: Parameters) -> [(name: String, tensor: Tensor)] {
    func list(_ direction: Direction, _ suffix: String) -> [(name: String, tensor: Tensor)] {
      [
        ("weight_ih_l0\(suffix)", parameters[direction.inputWeight].transposed),
        ("weight_hh_l0\(suffix)", parameters[direction.hiddenWeight].transposed),
        ("bias_ih_l0\(suffix)", parameters[direction.inputBias]),
        ("bias_hh_l0\(suffix)", parameters[direction.hiddenBias]),
      ]
    }
    return list(forward, "") + (backward.map { list($0, "_reverse") } ?? [])
  }
}
