import Autograd
import Foundation
import LanguageModels
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("A perceptron over the last tokens")
struct PerceptronLanguageModelTests {
  private static func model(
    vocabularySize: Int = 5, contextLength: Int = 3, embeddingWidth: Int = 2, width: Int = 4
  ) -> (model: PerceptronLanguageModel, parameters: Parameters) {
    var generator = SeededGenerator(seed: 3)
    var parameters = Parameters()
    let model = PerceptronLanguageModel(
      PerceptronConfiguration(
        vocabularySize: vocabularySize, contextLength: contextLength,
        embeddingWidth: embeddingWidth, width: width),
      in: &parameters, using: &generator)
    return (model, parameters)
  }

  @Test("Its scores are those of the formula, written as plain loops")
  func formula() {
    let (model, parameters) = Self.model()
    let contexts: [Int32] = [5, 0, 4, 2, 2, 1]
    let table = parameters[model.embedding.weight].rows
    let (W, U) = (parameters[model.hidden.weight].rows, parameters[model.head.weight].rows)
    let expected = [0, 3].flatMap { start -> [Float] in
      let side = contexts[start..<start + 3].flatMap { table[Int($0)] }
      let hidden = (0..<4).map { unit in
        Float(tanh((0..<6).reduce(0.0) { $0 + Double(side[$1] * W[$1][unit]) }))
      }
      return (0..<5).map { token in (0..<4).reduce(0) { $0 + hidden[$1] * U[$1][token] } }
    }
    let logits = parameters.withTape { model(contexts: contexts, on: $0).tensor }
    expectClose(logits, Tensor([2, 5], expected))
    #expect(parameters.count == 6 * 2 + 6 * 4 + 4 + 4 * 5 + 5)
  }

  @Test("Its gradients agree with finite differences", arguments: [(5, 3, 2, 4), (1, 1, 1, 1)])
  func gradients(vocabularySize: Int, contextLength: Int, embeddingWidth: Int, width: Int) {
    let (model, parameters) = Self.model(
      vocabularySize: vocabularySize, contextLength: contextLength, embeddingWidth: embeddingWidth,
      width: width)
    let text = (0..<7).map { Int32($0 * $0 % vocabularySize) }
    checkGradient(at: parameters) { tape in
      model(contexts: model.contexts(before: 0..<7, in: text), on: tape)
        .softmaxCrossEntropy(labels: text)
    }
  }

  @Test("A context is the last tokens, the nearest last; before the text stands a token of its own")
  func contexts() {
    let (model, _) = Self.model()
    #expect(
      model.contexts(before: [0, 2, 4], in: [3, 1, 4, 0]) == [5, 5, 5, 5, 3, 1, 1, 4, 0])
  }

  @Test("Reading token by token gives the losses of reading at once, on any number of threads")
  func readsAlike() {
    let (model, parameters) = Self.model()
    let text = (0..<5000).map { Int32($0 * $0 % 5) }
    let losses = model.losses(
      at: 1..<text.count, in: text, parameters, workers: Workers(threadCount: 2))
    #expect(
      losses
        == model.losses(
          at: 1..<text.count, in: text, parameters, workers: Workers(threadCount: 1)))
    var decoder: any NextTokenDecoder = PerceptronDecoder(model, parameters: parameters)
    #expect(decoder.byteCount == 12)
    for place in 1..<20 {
      let logits = decoder.read(text[place - 1])
      #expect(logits.shape == [5])
      let loss = tokenLosses(logits: logits.reshaped([1, 5]), targets: [text[place]])[0]
      #expect(abs(loss - losses[place - 1]) < 1e-5)
    }
  }

  @Test("It learns what follows two characters, which pairs can't tell")
  func learns() {
    let (model, untrained) = Self.model(vocabularySize: 2, contextLength: 2, width: 8)
    var parameters = untrained
    let text = (0..<400).map { [Int32](arrayLiteral: 0, 0, 1, 1)[$0 % 4] }
    let gradients = DataParallel(for: parameters, shardCount: 1)
    var optimizer = AdamW(for: parameters)
    for _ in 0..<200 {
      _ = gradients.backward(parameters, workers: Workers(threadCount: 1)) { tape, _ in
        model(contexts: model.contexts(before: 2..<400, in: text), on: tape)
          .softmaxCrossEntropy(labels: text[2...])
      }
      optimizer.update(
        &parameters, with: gradients.gradients, learningRate: 0.02, rates: nil,
        workers: Workers(threadCount: 1))
    }
    let losses = model.losses(
      at: 2..<400, in: text, parameters, workers: Workers(threadCount: 1))
    #expect((losses.max() ?? 1) < 0.05)
  }

  @Test("Sizes and contexts that can't be stop the program with a sentence")
  func badInput() async {
    let size = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = PerceptronConfiguration(
        vocabularySize: 5, contextLength: 0, embeddingWidth: 2, width: 4)
    }
    expectStop(size, "PerceptronConfiguration: all sizes must be at least 1.")
    let contexts = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 3)
      var parameters = Parameters()
      let model = PerceptronLanguageModel(
        PerceptronConfiguration(vocabularySize: 5, contextLength: 3, embeddingWidth: 2, width: 4),
        in: &parameters, using: &generator)
      _ = parameters.withTape { model(contexts: [0, 1], on: $0).tensor }
    }
    expectStop(contexts, "PerceptronLanguageModel: 2 tokens are not contexts of 3.")
  }
}
