import Autograd
import Tensors

/// A network made of single numbers: two go in, a layer of tanh, one score comes out.
struct ScalarNetwork {
  /// For each hidden number: a weight for x, one for y, a bias, and its weight in the score.
  let hidden: [[Value]]
  let bias = Value(0)

  init(width: Int, using generator: inout SeededGenerator) {
    hidden = (0..<width).map { _ in
      (0..<4).map { _ in Value(Double(Float.normal(using: &generator))) }
    }
  }

  var parameters: [Value] { hidden.flatMap { $0 } + [bias] }

  // snippet: network
  func score(_ x: Value, _ y: Value) -> Value {
    hidden.reduce(bias) { sum, w in
      sum + w[3] * (w[0] * x + w[1] * y + w[2]).hyperbolicTangent()
    }
  }
  // end snippet
}
