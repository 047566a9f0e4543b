import Autograd
import NeuralNetworks
import Tensors

/// A recurrent language model: embedding, one or more recurrent layers, and a head.
///
/// A description of the computation: the learned numbers are in a `Parameters` store beside it.
///
/// - Reference: ["Recurrent neural network based language model"](https://www.isca-archive.org/interspeech_2010/mikolov10_interspeech.html).
public struct RecurrentLanguageModel: Sendable {
  /// The size.
  public let configuration: RecurrentConfiguration
  /// One row a token, `[vocabularySize, embeddingWidth]`.
  public let embedding: Embedding
  /// The layers, lowest first.
  public let layers: [RecurrentLayer]
  /// From the top layer's state to a score for each token.
  public let head: Linear

  /// What a pass over sequences gives.
  public struct Output {
    /// Scores of the next token, `[batch, time, vocabularySize]`.
    public let logits: Variable
    let layers: [RecurrentLayer.Output]

    /// The state of each layer after each token, `[batch, time, width]`.
    public var states: [Variable] { layers.map(\.states) }
    /// An LSTM's memory cells of each layer after each token, `[batch, time, width]`; else none.
    public var cells: [Variable] { layers.compactMap(\.cells) }
    /// What each layer carries on.
    public var final: [RecurrentLayer.State] { layers.map(\.final) }
  }

  /// Adds a model's parameters to a store: `embedding.weight`, `rnn.weight_ih_l0` and so on, and
  /// `head.weight` and `head.bias`, as a PyTorch module with these three parts has them.
  public init(
    _ configuration: RecurrentConfiguration, in parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) {
    self.configuration = configuration
    embedding = Embedding(
      "embedding", vocabularySize: configuration.vocabularySize,
      width: configuration.embeddingWidth, deviation: 1, in: &parameters, using: &generator)
    var layers: [RecurrentLayer] = []
    for layer in 0..<configuration.layerCount {
      let inputs = layer == 0 ? configuration.embeddingWidth : configuration.width
      layers.append(
        RecurrentLayer(
          configuration.cell, "rnn", layer: layer, inputs: inputs, width: configuration.width,
          in: &parameters, using: &generator))
    }
    self.layers = layers
    head = Linear(
      "head", inputs: configuration.width, outputs: configuration.vocabularySize,
      deviation: 1 / Float(configuration.width).squareRoot(), in: &parameters, using: &generator)
  }

  /// Predicts the next token after each token.
  ///
  /// - Parameters:
  ///   - tokens: `[batch · time]`, sequence after sequence, each in `0..<vocabularySize`.
  ///   - batchSize: The number of sequences.
  ///   - state: What is carried over from before, or nil at the beginning of a text.
  ///   - tape: A tape over this model's parameters.
  /// - Returns: Logits, states, and what is carried on.
  public func callAsFunction(
    _ tokens: some Collection<Int32>, batchSize: Int, state: RecurrentState? = nil, on tape: Tape
  ) -> Output {
    run(inputPart(of: tokens, batchSize: batchSize, on: tape), state: state)
  }

  /// Predicts the next token after each embedded token, as gradients by the embedding want it.
  ///
  /// - Parameters:
  ///   - x: Rows of the embedding, `[batch, time, embeddingWidth]`.
  ///   - state: What is carried over from before, or nil at the beginning of a text.
  /// - Returns: Logits, states, and what is carried on.
  public func callAsFunction(embedded x: Variable, state: RecurrentState? = nil) -> Output {
    run(layers[0].inputPart(of: x), state: state)
  }

  /// What the tokens add to the sums of the first layer's gates, `[batch, time, gates · width]`.
  func inputPart(
    of tokens: some Collection<Int32>, batchSize: Int, on tape: Tape
  ) -> Variable {
    let time = tokens.count / max(batchSize, 1)
    guard batchSize > 0, time > 0, time * batchSize == tokens.count else {
      fatalError(
        "RecurrentLanguageModel: \(tokens.count) tokens are not \(batchSize) sequences of 1 or more."
      )
    }
    let shape = Shape(batchSize, time, configuration.cell.gateCount * configuration.width)
    if configuration.vocabularySize <= tokens.count {
      // Fewer tokens in the table than in the text: multiply the table, then look up the products.
      return layers[0].inputPart(of: tape.variable(embedding.weight)).rows(tokens).reshaped(shape)
    }
    return layers[0].inputPart(of: embedding(tokens, on: tape)).reshaped(shape)
  }

  private func run(_ firstInputPart: Variable, state: RecurrentState?) -> Output {
    var outputs: [RecurrentLayer.Output] = []
    outputs.reserveCapacity(layers.count)
    let top = runLayers(firstInputPart, state: state) { outputs.append($0) }  // [B, T, H]
    return Output(logits: head(top), layers: outputs)
  }

  /// Runs the layers, lowest first, shows each one's output, and gives the top one's states.
  func runLayers(
    _ firstInputPart: Variable, state: RecurrentState?, show: (RecurrentLayer.Output) -> Void
  ) -> Variable {
    let before = state?.variables(on: firstInputPart.tape)
    var states = firstInputPart
    for (index, layer) in layers.enumerated() {
      let inputPart = index == 0 ? firstInputPart : layer.inputPart(of: states)  // [B, T, G·H]
      let output = layer(inputPart: inputPart, initial: before?[index])
      show(output)
      states = output.states  // [B, T, H]
    }
    return states
  }

  /// What the top layer remembers after each token of a text: the rows of a picture of its state.
  ///
  /// - Parameters:
  ///   - tokens: `[time]`, at least one.
  ///   - parameters: The learned numbers.
  /// - Returns: An LSTM's memory cells, or another cell's states, `[time, width]`.
  public func memory(of tokens: [Int32], parameters: Parameters) -> Tensor {
    let shape = Shape(tokens.count, configuration.width)
    return parameters.withTape { tape in
      let output = self(tokens, batchSize: 1, on: tape)
      if let cells = output.cells.last { return cells.tensor.reshaped(shape) }
      return output.states[layers.count - 1].tensor.reshaped(shape)
    }
  }
}
