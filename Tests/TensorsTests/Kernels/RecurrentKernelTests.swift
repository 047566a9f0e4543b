import Tensors
import TestSupport
import Testing

@Suite("Kernels of recurrent cells")
struct RecurrentKernelTests {
  @Test("A GRU's step is the definition's", arguments: oddSizes)
  func gru(width: Int) {
    let (input, hidden) = (numbers(3 * width), numbers(3 * width, seed: 2))
    let state = numbers(width, seed: 3)
    var (gates, newState) = (numbers(3 * width, seed: 4), numbers(width, seed: 5))
    Kernels.gruCell(
      input: input, hidden: hidden, state: state, gates: &gates, newState: &newState, width: width)
    let expected = (0..<width).map { i in
      Float(
        Kernels.gruCellReference(
          input: gate(input, i, width), hidden: gate(hidden, i, width), state: Double(state[i])))
    }
    expectClose(newState, expected)
  }

  private func gate(_ x: [Float], _ i: Int, _ width: Int) -> (r: Double, z: Double, n: Double) {
    (Double(x[i]), Double(x[width + i]), Double(x[2 * width + i]))
  }

  @Test("An LSTM's step is the definition's", arguments: oddSizes)
  func lstm(width: Int) {
    let sums = numbers(4 * width, deviation: 2)
    let cell = numbers(width, seed: 3)
    var gates = sums
    var (newCell, squashed) = (numbers(width, seed: 4), numbers(width, seed: 5))
    var newState = numbers(width, seed: 6)
    Kernels.lstmCell(
      gates: &gates, cell: cell, newCell: &newCell, squashed: &squashed, newState: &newState,
      width: width)
    let expected = (0..<width).map { i in
      Kernels.lstmCellReference(
        sums: (
          Double(sums[i]), Double(sums[width + i]), Double(sums[2 * width + i]),
          Double(sums[3 * width + i])
        ), cell: Double(cell[i]))
    }
    expectClose(newState, expected.map { Float($0.state) })
    expectClose(newCell, expected.map { Float($0.cell) })
  }

  @Test("An LSTM's gradients are the definition's differences", arguments: [1, 17])
  func lstmBackward(width: Int) {
    let sums = numbers(4 * width)
    let cell = numbers(width, seed: 3)
    var (gates, newCell, squashed, newState) = (sums, cell, cell, cell)
    Kernels.lstmCell(
      gates: &gates, cell: cell, newCell: &newCell, squashed: &squashed, newState: &newState,
      width: width)
    let (gradient, cellGradient) = (numbers(width, seed: 7), numbers(width, seed: 8))
    var (gateGradient, carried) = (numbers(4 * width, seed: 9), cellGradient)
    Kernels.lstmCellBackward(
      gradient, gates: gates, squashed: squashed, cell: cell, gateGradient: &gateGradient,
      cellGradient: &carried, width: width)
    // Central differences in double precision: right to 1e-9, so Float32 sets the tolerance.
    for i in 0..<width {
      func value(_ change: [Double]) -> Double {
        let (state, memory) = Kernels.lstmCellReference(
          sums: (
            Double(sums[i]) + change[0], Double(sums[width + i]) + change[1],
            Double(sums[2 * width + i]) + change[2], Double(sums[3 * width + i]) + change[3]
          ), cell: Double(cell[i]) + change[4])
        return Double(gradient[i]) * state + Double(cellGradient[i]) * memory
      }
      for place in 0..<5 {
        var step = [Double](repeating: 0, count: 5)
        step[place] = 1e-5
        let difference = (value(step) - value(step.map { -$0 })) / 2e-5
        expectClose(place == 4 ? carried[i] : gateGradient[place * width + i], Float(difference))
      }
    }
  }

  @Test("A plain cell's gradient is that of tanh", arguments: [1, 17])
  func rnnBackward(width: Int) {
    let (gradient, state) = (numbers(width), numbers(width, deviation: 0.5, seed: 2))
    var result = numbers(width, seed: 3)
    Kernels.rnnCellBackward(gradient, state: state, gateGradient: &result, width: width)
    expectClose(result, zip(gradient, state).map { $0 * (1 - $1 * $1) })
  }
}
