import Autograd
import Tensors
import TestSupport
import Testing

@Suite("Linear operations")
struct LinearTests {
  /// Shapes of the input, and numbers of outputs.
  static let cases: [(Shape, Int)] = [
    ([1, 1, 1], 1), ([3], 2), ([2, 3, 5], 4), ([17, 3], 1), ([2, 2, 2, 3], 5),
  ]

  @Test("The result has the input's shape with the outputs last", arguments: cases)
  func shapes(input: Shape, outputs: Int) {
    let tape = Tape()
    let x = tape.variable(random(input, seed: 1))
    let weight = tape.variable(random([input.last, outputs], seed: 2))
    #expect(x.linear(weight).shape == input.replacingLast(with: outputs))
    let transposed = tape.variable(random([outputs, input.last], seed: 2))
    #expect(x.linear(transposed: transposed).shape == input.replacingLast(with: outputs))
  }

  @Test("Gradients are right, with a bias and without", arguments: cases)
  func gradients(input: Shape, outputs: Int) {
    let (x, weight) = (random(input, seed: 1), random([input.last, outputs], seed: 2))
    checkGradient(at: [x, weight, random([outputs], seed: 3)]) { $1[0].linear($1[1], bias: $1[2]) }
    checkGradient(at: [x, weight]) { $1[0].linear($1[1]) }
    checkGradient(at: [x, random([outputs, input.last], seed: 4)]) {
      $1[0].linear(transposed: $1[1])
    }
  }

  @Test("The transposed product is the product with the transposed matrix")
  func transposedAgrees() {
    let weight = random([4, 5], seed: 2)
    let exchanged = Tensor(rows: (0..<5).map { column in (0..<4).map { weight[$0, column] } })
    let tape = Tape()
    let x = tape.variable(random([3, 5], seed: 1))
    expectClose(
      x.linear(transposed: tape.variable(weight)).tensor, x.linear(tape.variable(exchanged)).tensor)
  }

  @Test("One matrix may serve several products")
  func sharedWeight() {
    checkGradient(at: [random([3, 4], seed: 1), random([4, 4], seed: 2, deviation: 0.5)]) {
      $1[0].linear($1[1]).tanh().linear($1[1]).linear(transposed: $1[1])
    }
  }

  @Test("A matrix may be multiplied by itself")
  func ownWeight() {
    checkGradient(at: [random([4, 4], seed: 3)]) { $1[0].linear($1[0]) }
    checkGradient(at: [random([3, 4], seed: 3)]) { $1[0].linear(transposed: $1[0]) }
  }

  @Test("No rows at all leave the matrix a gradient of zero")
  func noRows() {
    let tape = Tape()
    let x = tape.variable(Tensor([0, 3]))
    let weight = tape.variable(random([3, 2], seed: 1), needsGradient: true)
    let bias = tape.variable(random([2], seed: 1), needsGradient: true)
    tape.backward(from: x.linear(weight, bias: bias).sum())
    #expect(weight.gradient == Tensor([3, 2]))
    #expect(bias.gradient == Tensor([2]))
  }

  @Test("A matrix that does not fit stops with a sentence")
  func wrongShapes() async {
    let weight = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([2, 3])).linear(tape.variable(Tensor([4, 5])))
    }
    expectStop(weight, "linear: expected shape [3, 5], got [4, 5].")
    let bias = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([2, 3])).linear(
        tape.variable(Tensor([3, 5])), bias: tape.variable(Tensor([3])))
    }
    expectStop(bias, "linear, bias: expected shape [5], got [3].")
    let transposed = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      _ = tape.variable(Tensor([2, 3])).linear(transposed: tape.variable(Tensor([3, 5])))
    }
    expectStop(transposed, "linear(transposed:): expected shape [3, 3], got [3, 5].")
  }
}
