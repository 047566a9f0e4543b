import Autograd
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("The GRU layer")
struct GRUTests {
  /// What `Tests/Fixtures/make_gru_fixture.py` computed with PyTorch.
  private struct Reference: Decodable {
    let lengths: [Int]
    let x: Fixture.Values
    let initial: Fixture.Values
    let states: Fixture.Values
    let final: Fixture.Values
    let stateSeed: Fixture.Values
    let finalSeed: Fixture.Values
    let xGradient: Fixture.Values
    let initialGradient: Fixture.Values
    let parameters: [String: Fixture.Values]
    let gradients: [String: Fixture.Values]
  }

  private static func layer(
    like reference: Reference
  ) throws -> (layer: GRU, parameters: Parameters) {
    var generator = SeededGenerator(seed: 0)
    var parameters = Parameters()
    let layer = GRU(
      "gru", inputs: 2, width: 3, isBidirectional: true, in: &parameters, using: &generator)
    for (name, values) in reference.parameters {
      let parameter = try #require(parameters["gru.\(name)"])
      let tensor = values.tensor
      parameters[parameter] = tensor.shape.rank == 2 ? tensor.transposed : tensor
    }
    return (layer, parameters)
  }

  @Test("States, final states and all gradients are PyTorch's, with padding and in both directions")
  func agreesWithPyTorch() throws {
    let reference = try Fixture.decode("gru", as: Reference.self)
    let (layer, parameters) = try Self.layer(like: reference)
    let tape = Tape()
    var gradients = Tensor(Shape(parameters.count))
    try gradients.withUnsafeMutablePointer { room in
      try parameters.values.withUnsafePointer { values in
        tape.reset(
          parameters: ParameterMemory(
            layout: parameters.layout, values: values, gradients: room))
        let x = tape.variable(reference.x.tensor, needsGradient: true)
        let initial = tape.variable(reference.initial.tensor, needsGradient: true)
        let output = layer(x, initial: initial, lengths: reference.lengths)
        expectClose(output.final.tensor, reference.final.tensor)
        expectClose(
          valid(output.states.tensor, reference.lengths),
          valid(reference.states.tensor, reference.lengths))
        let loss =
          (output.states * tape.variable(reference.stateSeed.tensor)).sum()
          + (output.final * tape.variable(reference.finalSeed.tensor)).sum()
        tape.backward(from: loss)
        expectClose(x.gradient, reference.xGradient.tensor)
        expectClose(initial.gradient, reference.initialGradient.tensor)
        for (name, expected) in reference.gradients {
          let parameter = try #require(parameters["gru.\(name)"])
          let got = Tensor(parameter.shape, copying: room + parameter.offset)
          let expected = expected.tensor
          expectClose(got, expected.shape.rank == 2 ? expected.transposed : expected)
        }
      }
    }
  }

  /// The states within the sequences, the rest cleared.
  private func valid(_ states: Tensor, _ lengths: [Int]) -> Tensor {
    var result = states
    let (T, C) = (states.shape[1], states.shape[2])
    for (row, length) in lengths.enumerated() {
      for i in (row * T + length) * C..<(row + 1) * T * C { result[i] = 0 }
    }
    return result
  }

  @Test("Parameters leave under PyTorch's names and orientation")
  func exportsTorchNames() throws {
    let reference = try Fixture.decode("gru", as: Reference.self)
    let (layer, parameters) = try Self.layer(like: reference)
    let exported = layer.torchTensors(in: parameters)
    #expect(
      exported.map(\.name) == [
        "weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l0_reverse",
        "weight_hh_l0_reverse", "bias_ih_l0_reverse", "bias_hh_l0_reverse",
      ])
    for (name, tensor) in exported { #expect(tensor == reference.parameters[name]?.tensor) }
  }

  @Test("Step by step gives the states of the whole sequence")
  func stepsAgreeWithSequence() {
    var generator = SeededGenerator(seed: 4)
    var parameters = Parameters()
    let layer = GRU("gru", inputs: 3, width: 5, in: &parameters, using: &generator)
    let x = Tensor([2, 4, 3], normalWithDeviation: 1, using: &generator)
    parameters.withTape { tape in
      let input = tape.variable(x)
      let whole = layer(input)
      #expect(whole.states.shape == [2, 4, 5])
      #expect(whole.final.shape == [2, 5])
      var state = tape.variable(Tensor([2, 5]))
      for t in 0..<4 {
        state = layer.step(input.at(step: t), from: state)
        expectClose(state.tensor, whole.states.at(step: t).tensor)
      }
    }
  }

  @Test("Initial weights are within one over the root of the width")
  func initialWeights() {
    var generator = SeededGenerator(seed: 4)
    var parameters = Parameters()
    _ = GRU("gru", inputs: 3, width: 16, in: &parameters, using: &generator)
    let sizes = parameters.values.elements.map { abs($0) }
    #expect(sizes.allSatisfy { $0 <= 0.25 })
    #expect((sizes.max() ?? 0) > 0.24)
  }
}
