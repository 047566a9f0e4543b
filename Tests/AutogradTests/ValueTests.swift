import Autograd
import Platform
import Tensors
import TestSupport
import Testing

@Suite("Scalar values") struct ValueTests {
  @Test("A small computation worked out by hand")
  func byHand() {
    let (x, y) = (Value(3), Value(-2))
    let z = x * x + 2 * (x * y) + y.power(3)
    z.backward()
    #expect(z.number == 9 - 12 - 8)
    #expect(x.gradient == 6 - 4)  // 2x + 2y
    #expect(y.gradient == 6 + 12)  // 2x + 3y²
    #expect(z.gradient == 1)
  }

  @Test(
    "Every operation agrees with finite differences",
    arguments: [-1.3, -0.2, 0.4, 2.1])
  func differences(at place: Double) {
    let functions: [(String, (Value, Value) -> Value)] = [
      ("+", { $0 + $1 }), ("-", { $0 - $1 }), ("*", { $0 * $1 }), ("/", { $0 / $1 }),
      ("negation", { x, _ in -x }), ("plus a number", { x, _ in x + 2.5 }),
      ("power", { x, _ in x.power(3) }), ("exponential", { x, _ in x.exponential() }),
      ("logarithm", { x, _ in (x * x).logarithm() }), ("tanh", { x, _ in x.hyperbolicTangent() }),
      ("softplus", { x, _ in x.softplus() }),
      ("reused", { x, y in (x * y + x).hyperbolicTangent() * x }),
    ]
    let (a, b, step) = (place, 0.7, 1e-6)
    for (name, function) in functions {
      let (x, y) = (Value(a), Value(b))
      function(x, y).backward()
      func number(_ a: Double, _ b: Double) -> Double { function(Value(a), Value(b)).number }
      let dx = (number(a + step, b) - number(a - step, b)) / (2 * step)
      let dy = (number(a, b + step) - number(a, b - step)) / (2 * step)
      #expect(abs(x.gradient - dx) < 1e-6 * max(1, abs(dx)), "\(name)")
      #expect(abs(y.gradient - dy) < 1e-6 * max(1, abs(dy)), "\(name)")
    }
  }

  @Test("The tape computes the same gradients")
  func agreesWithTape() {
    let numbers = [0.3, -1.1, 0.8]
    let values = numbers.map { Value($0) }
    let sum = values.reduce(Value(0)) { $0 + ($1 * $1).hyperbolicTangent() }
    sum.backward()
    let tape = Tape()
    let x = tape.variable(Tensor([3], numbers.map { Float($0) }), needsGradient: true)
    tape.backward(from: (x * x).tanh().sum())
    expectClose(Tensor([3], values.map { Float($0.gradient) }), x.gradient)
  }

  @Test("A second computation over the same parameters starts from nothing")
  func again() {
    let x = Value(2)
    (x * x).backward()
    #expect(x.gradient == 4)
    x.number = 5
    (x * x).backward()
    #expect(x.gradient == 10)
  }

  @Test("Large inputs don't overflow the softplus")
  func softplus() {
    #expect(Value(800).softplus().number == 800)
    #expect(Value(-800).softplus().number == 0)
  }
}
