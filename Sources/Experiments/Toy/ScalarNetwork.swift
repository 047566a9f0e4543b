import Autograd
import Tensors

/// A network made of single numbers: two go in, a layer of tanh, one score comes out.
public struct ScalarNetwork {
  /// For each hidden number: a weight for x, one for y, a bias, and its weight in the score.
  public let hidden: [[Value]]
  /// The score's bias.
  public let bias = Value(0)

  /// Draws the weights.
  public init(width: Int, using generator: inout SeededGenerator) {
    hidden = (0..<width).map { _ in
      (0..<4).map { _ in Value(Double(Float.normal(using: &generator))) }
    }
  }

  /// All numbers to learn.
  public var parameters: [Value] { hidden.flatMap { $0 } + [bias] }

  // snippet: network
  /// The score of a place, with what is needed for its gradient.
  public func score(_ x: Value, _ y: Value) -> Value {
    hidden.reduce(bias) { sum, w in
      sum + w[3] * (w[0] * x + w[1] * y + w[2]).hyperbolicTangent()
    }
  }
  // end snippet

  /// The score of a place, as a number.
  public func score(x: Double, y: Double) -> Double { score(Value(x), Value(y)).number }
}
