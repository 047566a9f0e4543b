import ExerciseKit
import Foundation
import Tensors

/// What exercise 04.1 asks for.
public protocol RecurrentStepExercise {
  /// The new state, `tanh(x W + h U + b)`.
  static func step(
    input: [Float], state: [Float], inputWeights: [[Float]], stateWeights: [[Float]],
    bias: [Float]
  ) throws -> [Float]
}

/// The graded checks of exercise 04.1.
public enum RecurrentStepChecks {
  /// Cases by hand first, then random ones by the library's products.
  public static var all: [Check<any RecurrentStepExercise.Type>] {
    [
      check(
        "worked out by hand", [1, 0], [0.5], [[1], [9]], [[2]], [-1], expects: [0.7615942]),
      check(
        // The first unit of the state reaches the second only: h U = [0, 1].
        "a state that moves on", [0], [1, 0.5], [[0, 0]], [[0, 1], [0, 0]], [0, 0],
        expects: [0, 0.7615942]),
      random("three inputs, five units", seed: 1, inputs: 3, units: 5),
      random("one input, two units", seed: 2, inputs: 1, units: 2),
    ]
  }

  private static func check(
    _ name: String, _ x: [Float], _ h: [Float], _ w: [[Float]], _ u: [[Float]], _ b: [Float],
    given: String? = nil, expects expected: [Float]
  ) -> Check<any RecurrentStepExercise.Type> {
    let numbers = "input \(x), state \(h), inputWeights \(w), stateWeights \(u), bias \(b)"
    return Check(name, given: given ?? numbers, expects: .vector(expected)) { answer in
      .vector(
        try answer.step(input: x, state: h, inputWeights: w, stateWeights: u, bias: b))
    }
  }

  private static func random(
    _ name: String, seed: UInt64, inputs: Int, units: Int
  ) -> Check<any RecurrentStepExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    func normal(_ rows: Int, _ columns: Int) -> Tensor {
      Tensor(Shape(rows, columns), normalWithDeviation: 0.5, using: &generator)
    }
    let (x, h, b) = (normal(1, inputs), normal(1, units), normal(1, units))
    let (w, u) = (normal(inputs, units), normal(units, units))
    let sums = x.matmul(w) + h.matmul(u) + b
    return check(
      name, x.elements, h.elements, w.rows, u.rows, b.elements,
      given: "random numbers: input [\(inputs)], state [\(units)]",
      expects: sums.elements.map { Float(tanh(Double($0))) })
  }
}
