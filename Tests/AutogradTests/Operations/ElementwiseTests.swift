import Autograd
import Tensors
import TestSupport
import Testing

@Suite("Elementwise operations")
struct ElementwiseTests {
  static let shapes: [Shape] = [[], [1], [7], [1, 1, 1], [2, 3, 5], [17, 3]]

  @Test("Gradients are right at all shapes, the single number too", arguments: shapes)
  func gradients(shape: Shape) {
    let (x, y) = (random(shape, seed: 1), random(shape, seed: 2))
    checkGradient(at: [x, y]) { $1[0] + $1[1] }
    checkGradient(at: [x, y]) { $1[0] * $1[1] }
    checkGradient(at: [x]) { -0.5 * $1[0] }
    checkGradient(at: [x]) { $1[0].sum() }
    checkGradient(at: [x]) { $1[0].tanh() }
    checkGradient(at: [x]) { $1[0].gelu() }
  }

  @Test(
    "A row is added at all shapes", arguments: [[7], [1, 1, 1], [2, 3, 5], [17, 3]] as [Shape])
  func addingRow(shape: Shape) {
    checkGradient(at: [random(shape, seed: 1), random([shape.last], seed: 2)]) {
      $1[0].adding(row: $1[1])
    }
  }

  @Test("An input used on both sides gets both gradients", arguments: shapes)
  func reusedInput(shape: Shape) {
    let x = random(shape, seed: 3)
    checkGradient(at: [x]) { $1[0] + $1[0] }
    checkGradient(at: [x]) { $1[0] * $1[0] }
    checkGradient(at: [x]) { ($1[0] + $1[0]) * $1[0] }
    checkGradient(at: [x]) { $1[0].tanh() * $1[0] + 0.3 * $1[0].gelu() }
    let tape = Tape()
    let variable = tape.variable(Tensor([3], [1, -2, 3]), needsGradient: true)
    tape.backward(from: (variable * variable).sum())
    #expect(variable.gradient == Tensor([3], [2, -4, 6]))
  }

  @Test("A row may be added to itself")
  func rowIsReceiver() {
    checkGradient(at: [random([5], seed: 4)]) { $1[0].adding(row: $1[0]) }
  }

  @Test("A reshaped variable shares its gradient")
  func reshaped() {
    checkGradient(at: [random([2, 3], seed: 5)]) { _, inputs in
      inputs[0].reshaped([3, 2]) * inputs[0].tanh().reshaped([3, 2])
    }
  }

  @Test("A long chain keeps its gradient")
  func chain() {
    checkGradient(at: [random([1, 3], seed: 6)]) { _, inputs in
      (0..<20).reduce(inputs[0]) { x, _ in (0.9 * x + inputs[0]).tanh() }
    }
  }

  @Test("Shapes that differ stop with a sentence")
  func wrongShapes() async {
    let sum = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([2])) + tape.variable(Tensor([3]))
    }
    expectStop(sum, "+: expected shape [2], got [3].")
    let product = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([1, 2])) * tape.variable(Tensor([2]))
    }
    expectStop(product, "*: expected shape [1, 2], got [2].")
    let row = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([2, 3])).adding(row: tape.variable(Tensor([2])))
    }
    expectStop(row, "adding(row:): expected shape [3], got [2].")
  }
}

/// Normally distributed numbers, the same for the same seed.
func random(_ shape: Shape, seed: UInt64, deviation: Float = 1) -> Tensor {
  var generator = SeededGenerator(seed: seed)
  return Tensor(shape, normalWithDeviation: deviation, using: &generator)
}
