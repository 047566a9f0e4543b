import Autograd
import LanguageModels
import NeuralNetworks
import Tensors
import TestSupport
import Testing
import Text

@Suite("Recurrent language models")
struct RecurrentModelTests {
  /// What `Tests/Fixtures/make_recurrent_fixtures.py` computed with PyTorch.
  private struct Reference: Decodable {
    let text: [[Int32]]
    let time: Int
    let learningRate: Float
    let weightDecay: Float
    let start: [Fixture.Values]
    let parameters: [String: Fixture.Values]
    let logits: Fixture.Values
    let final: [Fixture.Values]
    let gradients: [String: Fixture.Values]
    let losses: [Float]
    let norms: [Float]
    let trained: [String: Fixture.Values]

    /// The windows of one step.
    func batch(_ step: Int) -> Batch {
      let windows = text.map { $0[(step * time)..<((step + 1) * time + 1)] }
      return Batch(
        inputs: windows.flatMap { $0.dropLast() }, targets: windows.flatMap { $0.dropFirst() },
        batchSize: text.count, sequenceLength: time)
    }
  }

  private static func load(
    _ cell: RecurrentCell
  ) throws -> (Reference, RecurrentLanguageModel, Parameters) {
    let reference = try Fixture.decode("recurrent-\(cell.rawValue)", as: Reference.self)
    var generator = SeededGenerator(seed: 0)
    var parameters = Parameters()
    let model = RecurrentLanguageModel(
      RecurrentConfiguration(
        cell: cell, vocabularySize: 7, embeddingWidth: 3, width: 4, layerCount: 2),
      in: &parameters, using: &generator)
    #expect(Set(reference.parameters.keys) == Set(parameters.layout.entries.map(\.name)))
    for (name, values) in reference.parameters {
      let parameter = try #require(parameters[name])
      parameters[parameter] = ours(values.tensor, name)
    }
    return (reference, model, parameters)
  }

  /// PyTorch's matrices are `[output, input]`; its embedding is a table as ours.
  private static func ours(_ tensor: Tensor, _ name: String) -> Tensor {
    tensor.shape.rank == 2 && name != "embedding.weight" ? tensor.transposed : tensor
  }

  /// A state of PyTorch's, `[layers, batch, width]` for each part.
  private static func state(
    _ parts: [Fixture.Values], _ model: RecurrentLanguageModel, _ parameters: Parameters
  ) -> RecurrentState {
    parameters.withTape { tape in
      RecurrentState(
        model.layers.indices.map { layer in
          let rows = parts.map { part in
            let all = part.tensor
            let (B, H) = (all.shape[1], all.shape[2])
            return tape.variable(
              all.reshaped(Shape(all.shape[0] * B, H))
                .gathering(rows: Array(layer * B..<(layer + 1) * B)))
          }
          return RecurrentLayer.State(hidden: rows[0], cell: rows.count > 1 ? rows[1] : nil)
        })
    }
  }

  @Test(
    "Logits without states are those with states, to the last bit",
    arguments: RecurrentCell.allCases)
  func logitsAlone(cell: RecurrentCell) throws {
    let (reference, model, parameters) = try Self.load(cell)
    let tokens = reference.batch(0).inputs
    // 7 words in the table: fewer than all the tokens, more than the first three.
    for tokens in [tokens, Array(tokens.prefix(3))] {
      let (alone, beside) = parameters.withTape { tape in
        (
          model.logits(of: tokens[...], batchSize: 3, on: tape).tensor,
          model(tokens, batchSize: 3, on: tape).logits.tensor
        )
      }
      #expect(alone == beside)
    }
  }

  @Test(
    "Outputs, carried state, loss and every gradient are PyTorch's",
    arguments: RecurrentCell.allCases)
  func agreesWithPyTorch(cell: RecurrentCell) throws {
    let (reference, model, parameters) = try Self.load(cell)
    let batch = reference.batch(0)
    var state = Self.state(reference.start, model, parameters)
    parameters.withTape { tape in
      let output = model(batch.inputs, batchSize: 3, state: state, on: tape)
      #expect(output.logits.shape == [3, 5, 7])
      expectClose(output.logits.tensor, reference.logits.tensor)
    }
    let parallel = DataParallel(for: parameters, shardCount: 2)
    let loss = parallel.backward(
      batch, parameters, workers: Workers(threadCount: 2), model: model, state: &state)
    expectClose(loss, reference.losses[0])
    let final = Self.state(reference.final, model, parameters)
    for (got, expected) in zip(state.layers, final.layers) {
      expectClose(got.hidden, expected.hidden)
      if let cell = got.cell, let other = expected.cell { expectClose(cell, other) }
    }
    #expect(state.byteCount == 3 * model.configuration.stateByteCount)
    let gradient = parallel.gradient
    for (name, expected) in reference.gradients {
      let parameter = try #require(parameters[name])
      let got = gradient.withUnsafePointer {
        Tensor(parameter.shape, copying: $0 + parameter.offset)
      }
      expectClose(got, Self.ours(expected.tensor, name))
    }
  }

  @Test(
    "Ten steps of truncated backpropagation with AdamW end where PyTorch's do",
    arguments: RecurrentCell.allCases)
  func trainsAsPyTorch(cell: RecurrentCell) throws {
    let (reference, model, initial) = try Self.load(cell)
    var parameters = initial
    var state = Self.state(reference.start, model, parameters)
    let workers = Workers(threadCount: 2)
    let parallel = DataParallel(for: parameters, shardCount: 2)
    var optimizer = AdamW(
      .init(beta1: 0.9, beta2: 0.99, weightDecay: reference.weightDecay, clipNorm: 1),
      for: parameters)
    for (step, expected) in reference.losses.enumerated() {
      let loss = parallel.backward(
        reference.batch(step), parameters, workers: workers, model: model, state: &state)
      expectClose(loss, expected)
      expectClose(parallel.norm, reference.norms[step])
      optimizer.update(
        &parameters, with: parallel, learningRate: reference.learningRate, workers: workers)
    }
    for (name, expected) in reference.trained {
      let parameter = try #require(parameters[name])
      // Adam divides by the root of a small number, which magnifies a gradient's rounding: 1e-5 is a
      // thousandth of one step.
      expectClose(parameters[parameter], Self.ours(expected.tensor, name), absolute: 1e-5)
    }
  }

  @Test("Looking up in the multiplied table and multiplying what was looked up agree")
  func tableShortcut() throws {
    let (_, model, parameters) = try Self.load(.lstm)
    let tokens: [Int32] = [3, 0, 6, 6, 1, 2, 5, 4]
    parameters.withTape { tape in
      let whole = model(tokens, batchSize: 1, on: tape).logits.tensor  // 8 tokens, a table of 7
      let embedded = tape.variable(parameters[model.embedding.weight]).rows(tokens)
        .reshaped([1, 8, 3])
      expectClose(model(embedded: embedded).logits.tensor, whole)
    }
  }

  @Test(
    "Reading token by token predicts what reading at once does", arguments: RecurrentCell.allCases)
  func decoderAgrees(cell: RecurrentCell) throws {
    let (_, model, parameters) = try Self.load(cell)
    let tokens: [Int32] = [3, 0, 6, 6, 1, 2, 5, 4]
    let whole = parameters.withTape {
      model(tokens, batchSize: 1, on: $0).logits.tensor.reshaped([8, 7])
    }
    var decoder = RecurrentDecoder(model, parameters: parameters)
    for (place, token) in tokens.enumerated() {
      expectClose(decoder.read(token), whole.gathering(rows: [place]).reshaped([7]))
    }
    #expect(decoder.state.byteCount == model.configuration.stateByteCount)
  }

  @Test("The mean loss is that of each stream read alone, and does not depend on threads")
  func meanLossOverStreams() throws {
    let (_, model, parameters) = try Self.load(.gru)
    let tokens = (0..<400).map { Int32($0 * $0 % 7) }
    let streams = try TextStreams(tokens: tokens, batchSize: 34, windowLength: 4)
    let losses = [1, 2].map {
      meanLoss(over: streams, parameters, workers: Workers(threadCount: $0), model: model)
    }
    #expect(losses[0] == losses[1])
    var sum = 0.0
    for stream in 0..<34 {
      let end = stream == 33 ? 399 : (stream + 1) * 11
      let part = Array(tokens[stream * 11...end])
      let loss = parameters.withTape {
        model(part.dropLast(), batchSize: 1, on: $0).logits
          .softmaxCrossEntropy(labels: part.dropFirst()).scalar
      }
      sum += Double(loss) * Double(part.count - 1)
    }
    expectClose(Float(losses[0]), Float(sum / 399))
  }

  @Test(
    "The number of parameters is what the configuration says", arguments: RecurrentCell.allCases)
  func parameterCount(cell: RecurrentCell) throws {
    let (_, model, parameters) = try Self.load(cell)
    #expect(model.configuration.parameterCount == parameters.count)
    let matched = RecurrentConfiguration.matching(
      parameterCount: 100_000, cell: cell, vocabularySize: 70, embeddingWidth: 32)
    #expect(abs(try #require(matched.parameterCount) - 100_000) < 1000)
  }
}
