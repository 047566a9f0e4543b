import Autograd
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Recurrent layers")
struct RecurrentLayerTests {
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
  ) throws -> (layer: RecurrentLayer, parameters: Parameters) {
    var generator = SeededGenerator(seed: 0)
    var parameters = Parameters()
    let layer = RecurrentLayer(
      .gru, "gru", inputs: 2, width: 3, isBidirectional: true, in: &parameters, using: &generator)
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
        let output = layer(x, initial: .init(hidden: initial), lengths: reference.lengths)
        expectClose(output.final.hidden.tensor, reference.final.tensor)
        expectClose(
          valid(output.states.tensor, reference.lengths),
          valid(reference.states.tensor, reference.lengths))
        let loss =
          (output.states * tape.variable(reference.stateSeed.tensor)).sum()
          + (output.final.hidden * tape.variable(reference.finalSeed.tensor)).sum()
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

  @Test("Step by step gives the states of the whole sequence", arguments: RecurrentCell.allCases)
  func stepsAgreeWithSequence(cell: RecurrentCell) {
    var generator = SeededGenerator(seed: 4)
    var parameters = Parameters()
    let layer = RecurrentLayer(
      cell, "rnn", inputs: 3, width: 5, in: &parameters, using: &generator)
    let x = Tensor([2, 4, 3], normalWithDeviation: 1, using: &generator)
    parameters.withTape { tape in
      let input = tape.variable(x)
      let whole = layer(input)
      #expect(whole.states.shape == [2, 4, 5])
      #expect(whole.final.hidden.shape == [2, 5])
      let zeros = tape.variable(Tensor([2, 5]))
      var state = RecurrentLayer.State(hidden: zeros, cell: cell.hasMemoryCell ? zeros : nil)
      for t in 0..<4 {
        state = layer.step(input.at(step: t), from: state)
        expectClose(state.hidden.tensor, whole.states.at(step: t).tensor)
      }
      #expect((state.cell != nil) == (cell == .lstm))
      if let last = state.cell, let cell = whole.final.cell {
        expectClose(last.tensor, cell.tensor)
      }
    }
  }

  @Test("A bidirectional LSTM's final state and cell are both directions', side by side")
  func bidirectionalLSTM() {
    var generator = SeededGenerator(seed: 4)
    var parameters = Parameters()
    let layer = RecurrentLayer(
      .lstm, "rnn", inputs: 3, width: 5, isBidirectional: true, in: &parameters, using: &generator)
    let x = Tensor([2, 4, 3], normalWithDeviation: 1, using: &generator)
    parameters.withTape { tape in
      let output = layer(tape.variable(x))
      #expect(output.states.shape == [2, 4, 10])
      #expect(output.final.hidden.shape == [2, 10])
      #expect(output.final.cell?.shape == [2, 10])
    }
  }

  @Test("Layers of a stack have PyTorch's numbered names")
  func stackedNames() {
    var generator = SeededGenerator(seed: 4)
    var parameters = Parameters()
    let layer = RecurrentLayer(
      .lstm, "rnn", layer: 1, inputs: 3, width: 2, in: &parameters, using: &generator)
    let exported = layer.torchTensors(in: parameters)
    #expect(
      exported.map(\.name) == ["weight_ih_l1", "weight_hh_l1", "bias_ih_l1", "bias_hh_l1"])
    #expect(exported.map(\.tensor.shape) == [[8, 3], [8, 2], [8], [8]])
  }

  @Test("Initial weights are within one over the root of the width")
  func initialWeights() {
    var generator = SeededGenerator(seed: 4)
    var parameters = Parameters()
    _ = RecurrentLayer(.gru, "gru", inputs: 3, width: 16, in: &parameters, using: &generator)
    let sizes = parameters.values.elements.map { abs($0) }
    #expect(sizes.allSatisfy { $0 <= 0.25 })
    #expect((sizes.max() ?? 0) > 0.24)
  }
}
