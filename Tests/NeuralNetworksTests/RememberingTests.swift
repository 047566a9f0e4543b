import Autograd
import NeuralNetworks
import Tensors
import Testing

@Suite("First weights that remember") struct RememberingTests {
  @Test("Each gate's matrix for the state is orthogonal", arguments: RecurrentCell.allCases)
  func orthogonal(cell: RecurrentCell) {
    var (generator, parameters) = (SeededGenerator(seed: 2), Parameters())
    let layer = RecurrentLayer(cell, "rnn", inputs: 3, width: 7, in: &parameters, using: &generator)
    layer.beginRemembering(in: &parameters, using: &generator)
    let rows = parameters[layer.forward.hiddenWeight].rows  // [7, gates · 7]
    for gate in 0..<cell.gateCount {
      let matrix = rows.map { Array($0[(gate * 7)..<((gate + 1) * 7)]) }
      for first in 0..<7 {
        for second in 0..<7 {
          let product = zip(matrix[first], matrix[second]).reduce(Float(0)) { $0 + $1.0 * $1.1 }
          #expect(abs(product - (first == second ? 1 : 0)) < 1e-5)
        }
      }
    }
  }

  @Test("An LSTM's forget gates begin open by 1, its other biases as they were")
  func forgetBias() {
    var (generator, parameters) = (SeededGenerator(seed: 2), Parameters())
    let layer = RecurrentLayer(
      .lstm, "rnn", inputs: 3, width: 2, in: &parameters, using: &generator)
    let before = parameters
    layer.beginRemembering(in: &parameters, using: &generator)
    let (old, new) = (
      before[layer.forward.inputBias].elements, parameters[layer.forward.inputBias].elements
    )
    #expect(Array(new[2..<4]) == [1, 1])
    #expect(Array(parameters[layer.forward.hiddenBias].elements[2..<4]) == [0, 0])
    #expect(new[0..<2] == old[0..<2] && new[4...] == old[4...])
  }
}
