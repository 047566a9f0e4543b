import Autograd
import Plotting

/// The three that compete.
enum ModelKind: String, CaseIterable, Sendable {
  case rnn, lstm, transformer

  /// The name in figures and tables.
  var name: String {
    switch self {
    case .rnn: "RNN"
    case .lstm: "LSTM"
    case .transformer: "transformer"
    }
  }

  /// What happens at a step of it; nil for the transformer.
  var cell: RecurrentCell? {
    switch self {
    case .rnn: .rnn
    case .lstm: .lstm
    case .transformer: nil
    }
  }

  var colour: Colour {
    switch self {
    case .rnn: ModelColour.rnn.colour
    case .lstm: ModelColour.lstm.colour
    case .transformer: ModelColour.transformer.colour
    }
  }

  var marker: Marker {
    switch self {
    case .rnn: .square
    case .lstm: .triangle
    case .transformer: .disc
    }
  }
}
