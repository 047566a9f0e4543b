import Autograd
import Tensors
import TestSupport
import Testing

@Suite("The recurrent operation")
struct RecurrenceTests {
  /// Input part, hidden weight, hidden bias, and where wanted the state and the memory cell before.
  private static func inputs(
    _ cell: RecurrentCell, batch: Int, time: Int, width: Int, hasInitial: Bool
  ) -> [Tensor] {
    var generator = SeededGenerator(seed: 11)
    func random(_ shape: Shape) -> Tensor {
      Tensor(shape, normalWithDeviation: 0.7, using: &generator)
    }
    let sums = cell.gateCount * width
    var all = [
      random(Shape(batch, time, sums)), random(Shape(width, sums)), random(Shape(sums)),
    ]
    if hasInitial {
      all.append(random(Shape(batch, width)))
      if cell.hasMemoryCell { all.append(random(Shape(batch, width))) }
    }
    return all
  }

  private static func run(
    _ cell: RecurrentCell, _ x: [Variable], lengths: [Int]? = nil, isReversed: Bool = false
  ) -> (states: Variable, cells: Variable?) {
    x[0].recurrence(
      cell, hiddenWeight: x[1], hiddenBias: x[2], initial: x.count > 3 ? x[3] : nil,
      initialCell: x.count > 4 ? x[4] : nil, lengths: lengths, isReversed: isReversed)
  }

  @Test(
    "Gradients agree with finite differences", arguments: RecurrentCell.allCases,
    [[2, 3, 5], [1, 1, 1], [3, 4, 2]])
  func gradients(cell: RecurrentCell, extents: [Int]) {
    for isReversed in [false, true] {
      for hasInitial in [false, true] {
        checkGradient(
          at: Self.inputs(
            cell, batch: extents[0], time: extents[1], width: extents[2], hasInitial: hasInitial)
        ) { _, x in Self.run(cell, x, isReversed: isReversed).states }
      }
    }
  }

  @Test("Gradients pass through the memory cells, beside the states and without them")
  func gradientsOfCells() {
    let inputs = Self.inputs(.lstm, batch: 2, time: 3, width: 4, hasInitial: true)
    checkGradient(at: inputs) { _, x in
      let (states, cells) = Self.run(.lstm, x)
      return cells.map { states.concatenated(with: $0) } ?? states
    }
    checkGradient(at: inputs) { _, x in
      let (states, cells) = Self.run(.lstm, x)
      return cells ?? states
    }
  }

  @Test(
    "Gradients agree with finite differences where sequences end early",
    arguments: RecurrentCell.allCases, [false, true])
  func gradientsWithPadding(cell: RecurrentCell, isReversed: Bool) {
    checkGradient(at: Self.inputs(cell, batch: 3, time: 4, width: 2, hasInitial: true)) { _, x in
      let (states, cells) = Self.run(cell, x, lengths: [4, 1, 3], isReversed: isReversed)
      return cells.map { states.concatenated(with: $0) } ?? states
    }
  }

  @Test(
    "States are [batch, time, width], and past the end they stay as they are",
    arguments: RecurrentCell.allCases)
  func paddingKeepsTheState(cell: RecurrentCell) {
    let inputs = Self.inputs(cell, batch: 2, time: 4, width: 3, hasInitial: false)
    let tape = Tape()
    let output = Self.run(cell, inputs.map { tape.variable($0) }, lengths: [4, 2])
    for variable in [output.states, output.cells ?? output.states] {
      #expect(variable.shape == [2, 4, 3])
      let second = variable.tensor.reshaped([8, 3]).rows[4..<8].map { $0 }
      #expect(second[1] == second[2])
      #expect(second[1] == second[3])
      #expect(second[0] != second[1])
    }
    #expect((output.cells != nil) == (cell == .lstm))
  }

  @Test(
    "What stands in the padding changes nothing", arguments: RecurrentCell.allCases, [false, true])
  func paddingIsIgnored(cell: RecurrentCell, isReversed: Bool) {
    let inputs = Self.inputs(cell, batch: 2, time: 3, width: 2, hasInitial: false)
    let sums = 2 * cell.gateCount
    func states(padding: Float) -> Tensor {
      var x = inputs[0].reshaped(Shape(6, sums))
      for column in 0..<sums { x[5, column] = padding }
      let tape = Tape()
      let parts = [x.reshaped(Shape(2, 3, sums)), inputs[1], inputs[2]].map { tape.variable($0) }
      return Self.run(cell, parts, lengths: [3, 2], isReversed: isReversed).states.tensor
    }
    #expect(states(padding: 0) == states(padding: 9))
  }

  @Test("A length beyond the padding stops with a sentence")
  func wrongLength() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([1, 2, 3])).recurrence(
        .gru, hiddenWeight: tape.variable(Tensor([1, 3])), hiddenBias: tape.variable(Tensor([3])),
        lengths: [3])
    }
    expectStop(result, "recurrence: a length of 3 is not in 1...2.")
  }

  @Test("A memory cell for a kind that has none stops with a sentence")
  func needlessCell() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([1, 2, 3])).recurrence(
        .gru, hiddenWeight: tape.variable(Tensor([1, 3])), hiddenBias: tape.variable(Tensor([3])),
        initialCell: tape.variable(Tensor([1, 1])))
    }
    expectStop(result, "recurrence: a cell of kind gru has no memory cell to start from.")
  }
}
