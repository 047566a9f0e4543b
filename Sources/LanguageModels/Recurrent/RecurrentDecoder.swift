import Autograd
import NeuralNetworks
import Tensors

/// Reads a text token by token and predicts the next one: all it keeps of the past is one state.
public struct RecurrentDecoder: NextTokenDecoder {
  /// What is carried on.
  public private(set) var state: RecurrentState

  /// Counted bytes of the state.
  public var byteCount: Int { state.byteCount }

  private let model: RecurrentLanguageModel
  private let parameters: Parameters
  private let tape = Tape()

  /// Makes a decoder that has read nothing.
  ///
  /// - Parameters:
  ///   - model: A recurrent model.
  ///   - parameters: Its learned numbers; the decoder keeps this snapshot.
  public init(_ model: RecurrentLanguageModel, parameters: Parameters) {
    self.model = model
    self.parameters = parameters
    state = RecurrentState(model.configuration)
  }

  /// Reads a token and predicts the next.
  ///
  /// - Parameter token: In `0..<vocabularySize`.
  /// - Returns: Logits, `[vocabularySize]`.
  /// - Complexity: One step of the recurrence, however much was read before.
  public mutating func read(_ token: Int32) -> Tensor { read([token]) }

  /// Reads tokens and predicts what follows the last.
  ///
  /// - Parameter tokens: At least one, each in `0..<vocabularySize`.
  /// - Returns: Logits, `[vocabularySize]`.
  public mutating func read(_ tokens: [Int32]) -> Tensor {
    let V = model.configuration.vocabularySize
    return parameters.values.withUnsafePointer { values in
      tape.reset(
        parameters: ParameterMemory(layout: parameters.layout, values: values, gradients: nil))
      let output = model(tokens, batchSize: 1, state: state, on: tape)
      state = RecurrentState(output.final)
      return Tensor(Shape(V), copying: output.logits.values + (tokens.count - 1) * V)
    }
  }
}
