/// The kinds of recurrent cell: what happens to the state at each time step.
public enum RecurrentCell: String, Sendable, CaseIterable, BitwiseCopyable {
  /// A plain network: `state' = tanh(x W + b + state U + c)`.
  ///
  /// - Reference: ["Finding Structure in Time"](https://doi.org/10.1207/s15516709cog1402_1).
  case rnn
  /// A gated recurrent unit, gates r, z, n, the reset gate after the product.
  ///
  /// - Reference: ["Learning Phrase Representations using RNN Encoder-Decoder"](https://arxiv.org/abs/1406.1078);
  ///   the place of the reset gate is cuDNN's.
  case gru
  /// A long short-term memory, gates i, f, g, o, with a memory cell beside the state.
  ///
  /// - Reference: ["Long Short-Term Memory"](https://doi.org/10.1162/neco.1997.9.8.1735), with the
  ///   forget gate of ["Learning to Forget"](https://doi.org/10.1162/089976600300015015).
  case lstm

  /// How many vectors of the state's width a step computes from input and state.
  public var gateCount: Int {
    switch self {
    case .rnn: 1
    case .gru: 3
    case .lstm: 4
    }
  }

  /// Whether a memory cell is carried along beside the state.
  public var hasMemoryCell: Bool { self == .lstm }

  /// What people call it.
  public var name: String { rawValue.uppercased() }
}
