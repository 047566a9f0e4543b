import Autograd
import Tensors
import TestSupport
import Testing

@Suite("Layer normalisation")
struct LayerNormTests {
  @Test(
    "Gradients are right, at width 1 too",
    arguments: [[1, 1, 1], [2, 3, 5], [5], [3, 17], [2, 33]] as [Shape])
  func gradients(shape: Shape) {
    checkGradient(
      at: [random(shape, seed: 1), random([shape.last], seed: 2), random([shape.last], seed: 3)]
    ) { $1[0].layerNorm(gain: $1[1], bias: $1[2]) }
  }

  @Test("Gain and bias may be one variable, and serve twice")
  func sharedGain() {
    let (x, gain) = (random([3, 5], seed: 1), random([5], seed: 2))
    checkGradient(at: [x, gain]) { $1[0].layerNorm(gain: $1[1], bias: $1[1]) }
    checkGradient(at: [x, gain]) {
      $1[0].layerNorm(gain: $1[1], bias: $1[1]).layerNorm(gain: $1[1], bias: $1[1])
    }
  }

  @Test("Shift and stretch of the input change nothing")
  func invariance() {
    let x = random([3, 9], seed: 4, deviation: 2)
    let moved = Tensor(x.shape, x.elements.map { 3 * $0 + 7 })
    let tape = Tape()
    let (gain, bias) = (tape.variable(random([9], seed: 5)), tape.variable(random([9], seed: 6)))
    // 1e-5 is added to variances of 4 and 36.
    expectClose(
      tape.variable(moved).layerNorm(gain: gain, bias: bias).tensor,
      tape.variable(x).layerNorm(gain: gain, bias: bias).tensor, absolute: 1e-4)
  }

  @Test("A gain or bias of another width stops with a sentence")
  func wrongShapes() async {
    let gain = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      let (three, two) = (tape.variable(Tensor([3])), tape.variable(Tensor([2])))
      _ = tape.variable(Tensor([2, 3])).layerNorm(gain: two, bias: three)
    }
    expectStop(gain, "layerNorm, gain: expected shape [3], got [2].")
    let bias = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let tape = Tape()
      let (three, two) = (tape.variable(Tensor([3])), tape.variable(Tensor([2])))
      _ = tape.variable(Tensor([2, 3])).layerNorm(gain: three, bias: two)
    }
    expectStop(bias, "layerNorm, bias: expected shape [3], got [2].")
  }
}
