import Autograd
import Tensors
import TestSupport
import Testing

@Suite struct PoolingTests {
  @Test("Rows are added with their weights")
  func byHand() {
    let tape = Tape()
    let x = tape.variable(
      Tensor(Shape(2, 2, 3), [1, 2, 3, 10, 20, 30, 5, 6, 7, 50, 60, 70]), needsGradient: true)
    let y = x.pooled(weights: [0.5, 0.5, 1, 0])
    #expect(y.shape == [2, 3])
    #expect(y.tensor.elements == [5.5, 11, 16.5, 5, 6, 7])
    tape.backward(from: y, seed: Tensor(Shape(2, 3), [1, 2, 3, 4, 5, 6]))
    #expect(x.gradient.elements == [0.5, 1, 1.5, 0.5, 1, 1.5, 4, 5, 6, 0, 0, 0])
  }

  @Test("Gradients agree with finite differences", arguments: [[2, 3, 5], [1, 1, 1]] as [Shape])
  func gradient(shape: Shape) {
    var generator = SeededGenerator(seed: 3)
    let input = Tensor(shape, normalWithDeviation: 1, using: &generator)
    let weights = (0..<shape[0] * shape[1]).map { 0.3 + Float($0) / 4 }
    checkGradient(at: [input]) { _, inputs in inputs[0].pooled(weights: weights) }
  }

  @Test("The gradient adds to what is there")
  func usedTwice() {
    let tape = Tape()
    let x = tape.variable(Tensor(Shape(1, 2, 1), [3, 4]), needsGradient: true)
    let y = x.pooled(weights: [1, 0]) + x.pooled(weights: [1, 2])
    tape.backward(from: y, seed: Tensor(Shape(1, 1), [1]))
    #expect(x.gradient.elements == [2, 2])
  }

  @Test("Weights that do not fit stop the program with a sentence")
  func misfit() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tape().variable(Tensor(Shape(1, 2, 1))).pooled(weights: [1])
    }
    expectStop(
      result,
      "pooled: expected [batch, time, width] and a weight for each time step, got [1, 2, 1] and 1.")
  }
}
