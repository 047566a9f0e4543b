import Platform
import Tensors
import TestSupport
import Testing

@Suite("Exponential kernels")
struct ExponentialTests {
  @Test("The exponential is within 2 units in the last place on -87...88")
  func exponentialAccuracy() {
    let x = grid(-87, 88, count: 100_003)
    let y = apply(Kernels.exp, x)
    let worst = zip(x, y).map { abs(Double($1) / exp(Double($0)) - 1) }.max() ?? .infinity
    #expect(worst <= 2 * 0x1p-23)
  }

  @Test("The exponential is exact at 0 and holds still outside its range")
  func exponentialEdges() {
    let y = apply(Kernels.exp, [0, -0.0, -100, -.infinity, -87, 100, .infinity, 88, .nan])
    #expect(y[0] == 1)
    #expect(y[1] == 1)
    #expect(y[2] == y[4])
    #expect(y[3] == y[4])
    #expect(y[5] == y[7])
    #expect(y[6] == y[7])
    #expect(y[7].isFinite)
    #expect(y[8].isNaN)
  }

  @Test(
    "The hyperbolic tangent is within 2e-7 everywhere", arguments: [0.01, 1, 10, 1000] as [Float])
  func tanhAccuracy(range: Float) {
    let x = grid(-range, range, count: 20_001)
    expectClose(
      apply(Kernels.tanh, x), x.map { Float(tanh(Double($0))) }, absolute: 2e-7, relative: 0)
  }

  @Test(
    "GELU is within 5e-7 of its definition, relative to its input",
    arguments: [0.1, 1, 5, 30] as [Float])
  func geluAccuracy(range: Float) {
    let x = grid(-range, range, count: 20_001)
    expectClose(
      apply(Kernels.gelu, x), x.map { Kernels.geluReference($0) },
      absolute: 5e-7 * range, relative: 0)
  }

  @Test("GELU stays finite far out, 0 to the left and the identity to the right")
  func geluFarOut() {
    let y = apply(Kernels.gelu, [-1e4, -100, 100, 1e4])
    expectClose(y, [0, 0, 100, 1e4], absolute: 1e-30, relative: 1e-7)
    #expect(apply(Kernels.gelu, [.nan])[0].isNaN)
  }

  @Test("GELU's derivative agrees with the definition's in double precision", arguments: oddSizes)
  func geluDerivative(count: Int) {
    let x = numbers(count, deviation: 3)
    let dy = numbers(count, seed: 7)
    let expected = zip(x, dy).map { Float(Double($1) * derivativeOfGELU(Double($0))) }
    var written = [Float](repeating: .nan, count: count)
    Kernels.geluBackward(dy, x, into: &written, count: count, accumulate: false)
    expectClose(written, expected, absolute: 2e-6)
    var added = dy
    Kernels.geluBackward(dy, x, into: &added, count: count, accumulate: true)
    expectClose(added, zip(dy, expected).map { $0 + $1 }, absolute: 2e-6)
  }

  @Test("A gated recurrent cell follows its equations", arguments: [1, 15, 16, 17, 65])
  func gruCell(width: Int) {
    let (input, hidden) = (numbers(3 * width, seed: 1), numbers(3 * width, seed: 2))
    let state = numbers(width, seed: 3)
    var (gates, after) = (
      [Float](repeating: .nan, count: 3 * width), [Float](repeating: .nan, count: width)
    )
    Kernels.gruCell(
      input: input, hidden: hidden, state: state, gates: &gates, newState: &after, width: width)
    func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    for i in 0..<width {
      let r = sigmoid(Double(input[i]) + Double(hidden[i]))
      let z = sigmoid(Double(input[width + i]) + Double(hidden[width + i]))
      let n = tanh(Double(input[2 * width + i]) + r * Double(hidden[2 * width + i]))
      expectClose(
        [gates[i], gates[width + i], gates[2 * width + i]], [Float(r), Float(z), Float(n)])
      expectClose(after[i], Float((1 - z) * n + z * Double(state[i])))
    }
  }
}

private func apply(
  _ kernel: (UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void, _ x: [Float]
) -> [Float] {
  var y = [Float](repeating: .nan, count: x.count)
  kernel(x, &y, x.count)
  return y
}

/// The derivative of GELU's tanh form, by the product and chain rules.
private func derivativeOfGELU(_ x: Double) -> Double {
  let root = (2 / Double.pi).squareRoot()
  let t = tanh(root * (x + 0.044715 * x * x * x))
  return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * root * (1 + 3 * 0.044715 * x * x)
}
