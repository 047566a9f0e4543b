import Autograd
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Layers")
struct LayerTests {
  @Test("A linear layer maps […, input] to […, output]", arguments: [true, false])
  func linear(hasBias: Bool) {
    var (parameters, generator) = (Parameters(), SeededGenerator(seed: 1))
    let x = parameters.add("x", Tensor([2, 3, 5], normalWithDeviation: 1, using: &generator))
    let layer = Linear(
      "up", inputs: 5, outputs: 4, deviation: 0.5, hasBias: hasBias, in: &parameters,
      using: &generator)
    #expect(layer.weight.shape == [5, 4])
    #expect(layer.bias?.shape == (hasBias ? [4] : nil))
    #expect(parameters.names == ["x", "up.weight"] + (hasBias ? ["up.bias"] : []))
    #expect(parameters.withTape { layer($0.variable(x)).shape } == [2, 3, 4])
    checkGradient(at: parameters) { layer($0.variable(x)) }
  }

  @Test("An embedding maps tokens to [tokens, width]")
  func embedding() {
    var (parameters, generator) = (Parameters(), SeededGenerator(seed: 1))
    let layer = Embedding(
      "wte", vocabularySize: 7, width: 3, deviation: 1, in: &parameters, using: &generator)
    #expect(layer.weight.shape == [7, 3])
    #expect(parameters.names == ["wte.weight"])
    let rows = parameters.withTape { layer([6, 0, 6] as [Int32], on: $0).tensor.rows }
    let table = parameters[layer.weight].rows
    #expect(rows == [table[6], table[0], table[6]])
    checkGradient(at: parameters) { layer([6, 0, 6, 2] as [Int32], on: $0) }
  }

  @Test("Normalisation starts with gain 1 and bias 0 and keeps the shape")
  func layerNorm() {
    var (parameters, generator) = (Parameters(), SeededGenerator(seed: 1))
    let x = parameters.add("x", Tensor([2, 3, 5], normalWithDeviation: 2, using: &generator))
    let layer = LayerNorm("ln", width: 5, in: &parameters)
    #expect(parameters.names == ["x", "ln.weight", "ln.bias"])
    #expect(parameters[layer.weight] == Tensor([5], repeating: 1))
    #expect(parameters[layer.bias] == Tensor([5]))
    let y = parameters.withTape { layer($0.variable(x)).tensor }
    #expect(y.shape == [2, 3, 5])
    for row in y.reshaped([6, 5]).rows {
      #expect(abs(row.reduce(0, +)) < 1e-5)
    }
    checkGradient(at: parameters) { layer($0.variable(x)) }
  }

  @Test("Attention keeps [batch, time, width] and records its weights", arguments: [true, false])
  func multiHeadAttention(isCausal: Bool) {
    var (parameters, generator) = (Parameters(), SeededGenerator(seed: 1))
    let x = parameters.add("x", Tensor([2, 3, 6], normalWithDeviation: 1, using: &generator))
    let layer = MultiHeadAttention(
      "attn", width: 6, headCount: 3, isCausal: isCausal, deviation: 0.5, outputDeviation: 0.5,
      in: &parameters, using: &generator)
    #expect(
      parameters.names == [
        "x", "attn.c_attn.weight", "attn.c_attn.bias", "attn.c_proj.weight", "attn.c_proj.bias",
      ])
    #expect(layer.projection.weight.shape == [6, 18])
    #expect(layer.output.weight.shape == [6, 6])
    var weights: Tensor?
    let shape = parameters.withTape { tape in
      layer(tape.variable(x), recording: { weights = $0 }).shape
    }
    #expect(shape == [2, 3, 6])
    #expect(weights?.shape == [2, 3, 3, 3])
    #expect((weights?[1] == 0) == isCausal)
    checkGradient(at: parameters) { layer($0.variable(x)) }
  }

  @Test("The small network keeps its shape and is four times as wide inside")
  func mlp() {
    var (parameters, generator) = (Parameters(), SeededGenerator(seed: 1))
    let x = parameters.add("x", Tensor([2, 3, 5], normalWithDeviation: 1, using: &generator))
    let layer = MLP(
      "mlp", width: 5, deviation: 0.4, outputDeviation: 0.3, in: &parameters, using: &generator)
    #expect(layer.up.weight.shape == [5, 20])
    #expect(layer.down.weight.shape == [20, 5])
    #expect(parameters.withTape { layer($0.variable(x)).shape } == [2, 3, 5])
    checkGradient(at: parameters) { layer($0.variable(x)) }
  }

  @Test("Initial matrices have the deviation asked for, biases are 0")
  func initialDeviation() {
    var (parameters, generator) = (Parameters(), SeededGenerator(seed: 2))
    let embedding = Embedding(
      "wte", vocabularySize: 100, width: 64, deviation: 0.02, in: &parameters, using: &generator)
    let attention = MultiHeadAttention(
      "attn", width: 64, headCount: 4, deviation: 0.1, outputDeviation: 0.05, in: &parameters,
      using: &generator)
    let expected: [(Parameter, Float)] = [
      (embedding.weight, 0.02), (attention.projection.weight, 0.1), (attention.output.weight, 0.05),
    ]
    for (parameter, deviation) in expected {
      let all = parameters[parameter].elements
      let square = all.reduce(0) { $0 + Double($1) * Double($1) } / Double(all.count)
      // Four standard errors of a deviation: 4 / √(2 · 4096).
      #expect(abs(square.squareRoot() / Double(deviation) - 1) < 0.045)
    }
    for bias in [attention.projection.bias, attention.output.bias] {
      #expect(bias.map { parameters[$0].elements.allSatisfy { $0 == 0 } } == true)
    }
  }

  @Test("Heads that do not divide the width stop with a sentence", arguments: [4, 0])
  func wrongHeads(heads: Int) async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [heads] in
      var (parameters, generator) = (Parameters(), SeededGenerator(seed: 1))
      _ = MultiHeadAttention(
        "attn", width: 6, headCount: heads, deviation: 1, outputDeviation: 1, in: &parameters,
        using: &generator)
    }
    expectStop(result, "MultiHeadAttention: width 6 is not a multiple of \(heads) heads.")
  }
}

extension Parameters {
  /// The names in the order of the store.
  fileprivate var names: [String] { layout.entries.map(\.name) }
}
