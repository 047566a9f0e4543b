import ExerciseKit
import Foundation
import Tensors

/// What exercise 01.2 asks for.
public protocol SoftmaxGradientExercise {
  /// The gradient of `-ln softmax(x W)[label]` with respect to `W`.
  static func gradient(_ x: [Float], weights: [[Float]], label: Int) throws -> [[Float]]
}

/// The graded checks of exercise 01.2.
public enum SoftmaxGradientChecks {
  /// Cases by hand first, then random ones against differences in 64 bits.
  public static var all: [Check<any SoftmaxGradientExercise.Type>] {
    [
      check(
        "two classes, undecided", [2, 4], [[0, 0], [0, 0]], label: 1, expects: [[1, -1], [2, -2]]),
      check(
        "large scores", [1], [[900, 0, 0]], label: 0, expects: [[0, 0, 0]]),
      random("three features, four classes", seed: 1, features: 3, classes: 4),
      random("five features, three classes", seed: 2, features: 5, classes: 3),
    ]
  }

  private static func check(
    _ name: String, _ x: [Float], _ weights: [[Float]], label: Int, given: String? = nil,
    expects expected: [[Float]]
  ) -> Check<any SoftmaxGradientExercise.Type> {
    Check(
      name, given: given ?? "x = \(x), weights \(weights), label \(label)",
      expects: .matrix(expected)
    ) { answer in
      .matrix(try answer.gradient(x, weights: weights, label: label))
    }
  }

  /// The right numbers are slopes measured with small steps, in 64 bits.
  private static func random(
    _ name: String, seed: UInt64, features: Int, classes: Int
  ) -> Check<any SoftmaxGradientExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let x = (0..<features).map { _ in Float.normal(using: &generator) }
    let weights = (0..<features).map { _ in
      (0..<classes).map { _ in Float.normal(using: &generator) }
    }
    let label = classes - 1
    func loss(_ row: Int, _ column: Int, _ step: Double) -> Double {
      let scores = (0..<classes).map { k in
        (0..<features).reduce(0.0) { sum, i in
          let change = i == row && k == column ? step : 0
          return sum + Double(x[i]) * (Double(weights[i][k]) + change)
        }
      }
      return log(scores.reduce(0) { $0 + exp($1) }) - scores[label]
    }
    let step = 1e-5
    return check(
      name, x, weights, label: label,
      given: "random numbers, \(features) features, \(classes) classes, label \(label)",
      expects: (0..<features).map { i in
        (0..<classes).map { k in Float((loss(i, k, step) - loss(i, k, -step)) / (2 * step)) }
      })
  }
}
