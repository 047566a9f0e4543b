import ExerciseKit
import Exercise_01_2
import Foundation
import Learner_01_2
import Solution_01_2

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any SoftmaxGradientExercise.Type>] { SoftmaxGradientChecks.all }
  static var learner: any SoftmaxGradientExercise.Type { Learner_01_2.SoftmaxGradient.self }
  static var solution: any SoftmaxGradientExercise.Type { Solution_01_2.SoftmaxGradient.self }
  static var mistakes: KeyValuePairs<String, any SoftmaxGradientExercise.Type> {
    [
      "NoLabel": NoLabel.self,
      "Uphill": Uphill.self,
      "NoSoftmax": NoSoftmax.self,
      "Turned": Turned.self,
      "Overflow": Overflow.self,
    ]
  }
}

/// Forgets to subtract 1 at the label.
enum NoLabel: SoftmaxGradientExercise {
  static func gradient(
    _ x: [Float], weights: [[Float]], label: Int
  ) throws -> [[Float]] {
    let p = softmax(scores(x, weights))
    return x.map { feature in p.map { feature * $0 } }
  }
}

/// Subtracts belief from truth.
enum Uphill: SoftmaxGradientExercise {
  static func gradient(
    _ x: [Float], weights: [[Float]], label: Int
  ) throws -> [[Float]] {
    var d = softmax(scores(x, weights)).map { -$0 }
    d[label] += 1
    return x.map { feature in d.map { feature * $0 } }
  }
}

/// Takes scores for probabilities.
enum NoSoftmax: SoftmaxGradientExercise {
  static func gradient(
    _ x: [Float], weights: [[Float]], label: Int
  ) throws -> [[Float]] {
    var d = scores(x, weights)
    d[label] -= 1
    return x.map { feature in d.map { feature * $0 } }
  }
}

/// Gives a row for each class.
enum Turned: SoftmaxGradientExercise {
  static func gradient(
    _ x: [Float], weights: [[Float]], label: Int
  ) throws -> [[Float]] {
    var d = softmax(scores(x, weights))
    d[label] -= 1
    return d.map { slope in x.map { $0 * slope } }
  }
}

/// Takes exp of large scores.
enum Overflow: SoftmaxGradientExercise {
  static func gradient(
    _ x: [Float], weights: [[Float]], label: Int
  ) throws -> [[Float]] {
    let powers = scores(x, weights).map { exp($0) }
    var d = powers.map { $0 / powers.reduce(0, +) }
    d[label] -= 1
    return x.map { feature in d.map { feature * $0 } }
  }
}

private func scores(_ x: [Float], _ weights: [[Float]]) -> [Float] {
  weights[0].indices.map { k in x.indices.reduce(Float(0)) { $0 + x[$1] * weights[$1][k] } }
}

private func softmax(_ scores: [Float]) -> [Float] {
  let powers = scores.map { exp($0 - (scores.max() ?? 0)) }
  return powers.map { $0 / powers.reduce(0, +) }
}
