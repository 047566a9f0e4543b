import ExerciseKit
import Foundation
import Tensors

/// What exercise 04.2 asks for.
public protocol BackwardStepExercise {
  /// The gradients by the old state and by its weights.
  static func backward(
    newState: [Float], gradient: [Float], state: [Float], stateWeights: [[Float]]
  ) throws -> (state: [Float], stateWeights: [[Float]])
}

/// The graded checks of exercise 04.2.
public enum BackwardStepChecks {
  /// A finite difference of step 1e-6 in 64 bits has about 8 right digits; the rest is 32-bit sums.
  private static let tolerance = Tolerance(absolute: 1e-4, relative: 1e-3)

  /// Cases by hand first, then random ones by nudging each number a little.
  public static var all: [Check<any BackwardStepExercise.Type>] {
    [
      check(
        "worked out by hand", newState: [0.5], gradient: [2], state: [3], weights: [[4]],
        expects: .parts(["gradient by the state": .vector([6]), "by the weights": .matrix([[4.5]])])
      ),
      check(
        // Only the second number has a gradient, and its slope is 1.
        "two units", newState: [0.5, 0], gradient: [0, 1], state: [2, 3],
        weights: [[1, 5], [7, 1]],
        expects: .parts([
          "gradient by the state": .vector([5, 1]), "by the weights": .matrix([[0, 2], [0, 3]]),
        ])),
      random("four units, against nudged numbers", seed: 1, units: 4),
      random("three units, against nudged numbers", seed: 2, units: 3),
    ]
  }

  private static func check(
    _ name: String, newState: [Float], gradient: [Float], state: [Float], weights: [[Float]],
    given: String? = nil, expects expected: Outcome
  ) -> Check<any BackwardStepExercise.Type> {
    let numbers =
      "newState \(newState), gradient \(gradient), state \(state), stateWeights \(weights)"
    return Check(name, given: given ?? numbers, expects: expected, within: tolerance) { answer in
      let result = try answer.backward(
        newState: newState, gradient: gradient, state: state, stateWeights: weights)
      return .parts([
        "gradient by the state": .vector(result.state),
        "by the weights": .matrix(result.stateWeights),
      ])
    }
  }

  private static func random(
    _ name: String, seed: UInt64, units: Int
  ) -> Check<any BackwardStepExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    func vector() -> [Float] { (0..<units).map { _ in Float.normal(using: &generator) } }
    let (state, gradient, bias) = (vector(), vector(), vector())
    let weights = (0..<units).map { _ in vector() }
    func newState(_ h: [Double], _ u: [[Double]]) -> [Double] {
      (0..<units).map { j in
        tanh(Double(bias[j]) + (0..<units).reduce(0) { $0 + h[$1] * u[$1][j] })
      }
    }
    func loss(_ h: [Double], _ u: [[Double]]) -> Double {
      zip(newState(h, u), gradient).reduce(0) { $0 + $1.0 * Double($1.1) }
    }
    let (h, u) = (state.map(Double.init), weights.map { $0.map(Double.init) })
    let nudge = 1e-6
    let byState = (0..<units).map { i in
      var (more, less) = (h, h)
      more[i] += nudge
      less[i] -= nudge
      return Float((loss(more, u) - loss(less, u)) / (2 * nudge))
    }
    let byWeights = (0..<units).map { i in
      (0..<units).map { j in
        var (more, less) = (u, u)
        more[i][j] += nudge
        less[i][j] -= nudge
        return Float((loss(h, more) - loss(h, less)) / (2 * nudge))
      }
    }
    return check(
      name, newState: newState(h, u).map(Float.init), gradient: gradient, state: state,
      weights: weights, given: "random numbers, \(units) units",
      expects: .parts([
        "gradient by the state": .vector(byState), "by the weights": .matrix(byWeights),
      ]))
  }
}
