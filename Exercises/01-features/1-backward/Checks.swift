import ExerciseKit
import Foundation
import Tensors

/// What exercise 01.1 asks for.
public protocol BackwardExercise {
  /// The gradients of both factors of `z = x · y`, given that of `z`.
  static func product(_ x: Float, _ y: Float, gradient: Float) throws -> (x: Float, y: Float)
  /// The gradient of `x` in `y = tanh(x)`, given that of `y`.
  static func tangent(_ x: Float, gradient: Float) throws -> Float
}

/// The graded checks of exercise 01.1.
public enum BackwardChecks {
  /// Cases by hand first, then random ones against differences in 64 bits.
  public static var all: [Check<any BackwardExercise.Type>] {
    [
      product("a product, by hand", 3, -2, gradient: 1, expects: (-2, 3)),
      product("a gradient that arrives as 10", 3, -2, gradient: 10, expects: (-20, 30)),
      tangent("tanh where it is steepest", 0, gradient: 4, expects: 4),
      tangent("tanh where it is flat", 20, gradient: 1, expects: 0),
    ] + (1...3).flatMap { random(seed: $0) }
  }

  private static func product(
    _ name: String, _ x: Float, _ y: Float, gradient: Float, expects: (Float, Float)
  ) -> Check<any BackwardExercise.Type> {
    Check(
      name, given: "x = \(x), y = \(y), gradient of x * y: \(gradient)",
      expects: .vector([expects.0, expects.1])
    ) { answer in
      let found = try answer.product(x, y, gradient: gradient)
      return .vector([found.x, found.y])
    }
  }

  private static func tangent(
    _ name: String, _ x: Float, gradient: Float, expects: Float
  ) -> Check<any BackwardExercise.Type> {
    Check(
      name, given: "x = \(x), gradient of tanh(x): \(gradient)", expects: .number(expects)
    ) { answer in
      .number(try answer.tangent(x, gradient: gradient))
    }
  }

  /// The right numbers are slopes measured with small steps, in 64 bits.
  private static func random(seed: UInt64) -> [Check<any BackwardExercise.Type>] {
    var generator = SeededGenerator(seed: seed)
    let (x, y, g) = (
      Float.normal(using: &generator), Float.normal(using: &generator),
      Float.normal(using: &generator)
    )
    let step = 1e-5
    func slope(_ f: (Double) -> Double, at x: Float) -> Float {
      Float(Double(g) * (f(Double(x) + step) - f(Double(x) - step)) / (2 * step))
    }
    return [
      product(
        "a random product", x, y, gradient: g,
        expects: (slope({ $0 * Double(y) }, at: x), slope({ Double(x) * $0 }, at: y))),
      tangent("a random tanh", x, gradient: g, expects: slope(Foundation.tanh, at: x)),
    ]
  }
}
