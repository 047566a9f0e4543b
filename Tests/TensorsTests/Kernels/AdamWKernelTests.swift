import Tensors
import TestSupport
import Testing

@Suite("AdamW kernel")
struct AdamWKernelTests {
  @Test("Ten steps agree with the definition in double precision", arguments: oddSizes)
  func agreesWithReference(count: Int) {
    var x = numbers(count)
    var (first, second) = ([Float](repeating: 0, count: count), [Float](repeating: 0, count: count))
    var expected = x.map { Double($0) }
    var (m, v) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
    for step in 1...10 {
      let gradient = numbers(count, seed: UInt64(10 + step))
      Kernels.adamW(
        &x, gradient: gradient, first: &first, second: &second, count: count, gradientScale: 0.5,
        rates: Kernels.AdamWRates(
          learningRate: 0.01, beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0.1, step: step))
      for i in 0..<count {
        let next = Kernels.adamWReference(
          expected[i], gradient: 0.5 * Double(gradient[i]), first: m[i], second: v[i],
          learningRate: 0.01, beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0.1, step: step)
        (expected[i], m[i], v[i]) = (next.x, next.first, next.second)
      }
    }
    // A step moves by up to 0.01; 2e-6 is the rounding of ten steps of numbers up to 4.
    expectClose(x, expected.map { Float($0) }, absolute: 2e-6, relative: 0)
    expectClose(first, m.map { Float($0) }, relative: 1e-5)
    expectClose(second, v.map { Float($0) }, relative: 1e-5)
  }

  @Test("The first step goes against the sign of the gradient by the learning rate")
  func firstStep() {
    var x: [Float] = [1, 1, 1]
    var (first, second) = ([0, 0, 0] as [Float], [0, 0, 0] as [Float])
    Kernels.adamW(
      &x, gradient: [3, -0.001, 0], first: &first, second: &second, count: 3, gradientScale: 1,
      rates: Kernels.AdamWRates(
        learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0, step: 1))
    expectClose(x, [0.9, 1.1, 1], relative: 1e-5)
  }
}
