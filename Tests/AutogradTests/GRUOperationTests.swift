import Autograd
import Tensors
import TestSupport
import Testing

@Suite("The recurrent operation")
struct GRUOperationTests {
  private static func inputs(
    batch: Int, time: Int, width: Int, hasInitial: Bool
  ) -> [Tensor] {
    var generator = SeededGenerator(seed: 11)
    func random(_ shape: Shape) -> Tensor {
      Tensor(shape, normalWithDeviation: 0.7, using: &generator)
    }
    let all = [
      random(Shape(batch, time, 3 * width)), random(Shape(width, 3 * width)),
      random(Shape(3 * width)), random(Shape(batch, width)),
    ]
    return hasInitial ? all : Array(all.dropLast())
  }

  @Test("Gradients agree with finite differences", arguments: [[2, 3, 5], [1, 1, 1], [3, 4, 2]])
  func gradients(extents: [Int]) {
    for isReversed in [false, true] {
      for hasInitial in [false, true] {
        checkGradient(
          at: Self.inputs(
            batch: extents[0], time: extents[1], width: extents[2], hasInitial: hasInitial)
        ) { _, x in
          x[0].gru(
            hiddenWeight: x[1], hiddenBias: x[2], initial: hasInitial ? x[3] : nil,
            isReversed: isReversed)
        }
      }
    }
  }

  @Test(
    "Gradients agree with finite differences where sequences end early", arguments: [false, true])
  func gradientsWithPadding(isReversed: Bool) {
    checkGradient(at: Self.inputs(batch: 3, time: 4, width: 2, hasInitial: true)) { _, x in
      x[0].gru(
        hiddenWeight: x[1], hiddenBias: x[2], initial: x[3], lengths: [4, 1, 3],
        isReversed: isReversed)
    }
  }

  @Test("States are [batch, time, width], and past the end they stay as they are")
  func paddingKeepsTheState() {
    let inputs = Self.inputs(batch: 2, time: 4, width: 3, hasInitial: false)
    let tape = Tape()
    let x = inputs.map { tape.variable($0) }
    let states = x[0].gru(hiddenWeight: x[1], hiddenBias: x[2], lengths: [4, 2]).tensor
    #expect(states.shape == [2, 4, 3])
    let second = states.reshaped([8, 3]).rows[4..<8].map { $0 }
    #expect(second[1] == second[2])
    #expect(second[1] == second[3])
    #expect(second[0] != second[1])
  }

  @Test("What stands in the padding changes nothing", arguments: [false, true])
  func paddingIsIgnored(isReversed: Bool) {
    let inputs = Self.inputs(batch: 2, time: 3, width: 2, hasInitial: false)
    func states(padding: Float) -> Tensor {
      var x = inputs[0].reshaped([6, 6])
      for column in 0..<6 { x[5, column] = padding }
      let tape = Tape()
      let parts = [x.reshaped([2, 3, 6]), inputs[1], inputs[2]].map { tape.variable($0) }
      return parts[0].gru(
        hiddenWeight: parts[1], hiddenBias: parts[2], lengths: [3, 2], isReversed: isReversed
      ).tensor
    }
    #expect(states(padding: 0) == states(padding: 9))
  }

  @Test("A length beyond the padding stops with a sentence")
  func wrongLength() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([1, 2, 3])).gru(
        hiddenWeight: tape.variable(Tensor([1, 3])), hiddenBias: tape.variable(Tensor([3])),
        lengths: [3])
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("gru: a length of 3 is not in 1...2."))
  }
}
