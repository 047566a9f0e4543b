import Autograd
import Tensors

/// Compares the gradients of a function with central differences of its value.
///
/// The output, of any shape, is contracted with a fixed tensor of random numbers `w`, summed in
/// double precision: `F = Σ w · f(x)`. Then `Σ gradient · d` must be
/// `(F(x + step · d) - F(x - step · d)) / (2 · step)` for random unit vectors `d` through all inputs
/// at once, and for each element of a small input alone.
///
/// The tolerance, 2e-3 of the largest gradient or of 1, follows from the step: a value computed in
/// 32 bits is off by some 1e-7 of its size, which a step of 1e-2 turns into 1e-5; the difference
/// itself is off by `step² / 6` of the third derivative, 2e-5 where that is 1. So a right gradient
/// passes by two orders of magnitude, and a wrong sign, factor or missing term stands out.
///
/// Two more promises of an operation are held to: gradients *add up* where an input is used twice,
/// and they stay the same where another input wants none. The tape's memory is full of NaN before a
/// backward pass, so that an operation is seen that adds where it should write, or does not write.
public struct GradientCheck: Sendable {
  /// Computes one output, of any shape, from inputs on a tape.
  public typealias Function = (_ tape: Tape, _ inputs: [Variable]) -> Variable

  /// The length of a step to either side.
  public var step: Float
  /// The allowed difference, as a share of the largest gradient or of 1.
  public var tolerance: Float
  /// The number of random directions.
  public var directionCount: Int
  /// Inputs of up to this many elements are checked element by element as well.
  public var elementLimit: Int
  /// Fixes the random numbers.
  public var seed: UInt64

  /// Makes a check.
  public init(
    step: Float = 1e-2, tolerance: Float = 2e-3, directionCount: Int = 5, elementLimit: Int = 64,
    seed: UInt64 = 1
  ) {
    self.step = step
    self.tolerance = tolerance
    self.directionCount = directionCount
    self.elementLimit = elementLimit
    self.seed = seed
  }

  /// What is wrong with the gradients of a function, as sentences; none if all is well.
  public func failures(
    of function: @escaping Function, at inputs: [Tensor]
  ) -> [String] {
    let tape = Tape()
    var generator = SeededGenerator(seed: seed)
    let value = evaluate(function, tape, inputs)
    let weights = Tensor(value.shape, normalWithDeviation: 1, using: &generator)
    let gradients = gradients(of: function, tape, inputs, weights)
    let differences = Differences(
      function: function, tape: tape, inputs: inputs, weights: weights, step: step)

    var failures: [String] = []
    let largest = gradients.flatMap(\.elements).reduce(1) { max($0, abs($1)) }
    func compare(_ got: Double, _ expected: Double, _ place: String) {
      guard abs(got - expected) <= Double(tolerance * largest) else {
        failures.append(
          "Gradient \(place): differences give \(Float(expected)), backward gives \(Float(got)).")
        return
      }
    }
    for number in 0..<directionCount {
      let direction = Self.direction(like: inputs, using: &generator)
      compare(
        Self.dot(gradients, direction), differences(direction), "along random direction \(number)")
    }
    for (number, input) in inputs.enumerated() where input.count <= elementLimit {
      for i in 0..<input.count {
        var direction = inputs.map { Tensor($0.shape) }
        direction[number][i] = 1
        compare(
          Double(gradients[number][i]), differences(direction),
          "of input \(number) at element \(i)")
      }
    }
    failures += usedTwiceFailures(function, tape, inputs, weights, gradients)
    failures += constantFailures(function, tape, inputs, weights, gradients)
    return failures
  }

  // MARK: - Gradients add up, and do not depend on who else wants one

  private func usedTwiceFailures(
    _ function: @escaping Function, _ tape: Tape, _ inputs: [Tensor],
    _ weights: Tensor, _ gradients: [Tensor]
  ) -> [String] {
    let twice = self.gradients(
      of: { tape, variables in function(tape, variables) + function(tape, variables) }, tape,
      inputs, weights)
    return zip(twice, gradients).enumerated().compactMap { number, pair in
      let doubled = Tensor(pair.1.shape, pair.1.elements.map { 2 * $0 })
      return closenessFailure(pair.0, doubled, absolute: 1e-5, relative: 1e-4).map {
        "Input \(number) used twice, gradient should be double: \($0)"
      }
    }
  }

  private func constantFailures(
    _ function: @escaping Function, _ tape: Tape, _ inputs: [Tensor],
    _ weights: Tensor, _ gradients: [Tensor]
  ) -> [String] {
    guard inputs.count > 1 else { return [] }
    return inputs.indices.flatMap { constant in
      let others = self.gradients(of: function, tape, inputs, weights, constant: constant)
      return inputs.indices.compactMap { number in
        let expected =
          number == constant ? Tensor(inputs[number].shape) : gradients[number]
        return others[number] == expected
          ? nil : "Gradient of input \(number) changes when input \(constant) wants none."
      }
    }
  }

  // MARK: - Evaluation

  private func evaluate(
    _ function: @escaping Function, _ tape: Tape, _ inputs: [Tensor]
  ) -> Tensor {
    tape.reset()
    return function(tape, inputs.map { tape.variable($0) }).tensor
  }

  private func gradients(
    of function: @escaping Function, _ tape: Tape, _ inputs: [Tensor],
    _ weights: Tensor, constant: Int? = nil
  ) -> [Tensor] {
    tape.poison()
    let variables = inputs.enumerated().map { number, input in
      tape.variable(input, needsGradient: number != constant)
    }
    tape.backward(from: function(tape, variables), seed: weights)
    return variables.map(\.gradient)
  }

  /// Central differences of one function.
  private struct Differences {
    let function: Function
    let tape: Tape
    let inputs: [Tensor]
    let weights: Tensor
    let step: Float

    func callAsFunction(_ direction: [Tensor]) -> Double {
      (value(direction, step) - value(direction, -step)) / (2 * Double(step))
    }

    private func value(_ direction: [Tensor], _ step: Float) -> Double {
      tape.reset()
      let variables = zip(inputs, direction).map { input, direction in
        let moved = zip(input.elements, direction.elements).map { $0 + step * $1 }
        return tape.variable(Tensor(input.shape, moved))
      }
      return GradientCheck.dot([function(tape, variables).tensor], [weights])
    }
  }

  private static func direction(
    like inputs: [Tensor], using generator: inout SeededGenerator
  ) -> [Tensor] {
    let raw = inputs.map { Tensor($0.shape, normalWithDeviation: 1, using: &generator) }
    let length = Float(max(dot(raw, raw), 1e-12).squareRoot())
    return raw.map { Tensor($0.shape, $0.elements.map { $0 / length }) }
  }

  private static func dot(_ x: [Tensor], _ y: [Tensor]) -> Double {
    zip(x, y).reduce(0) { sum, pair in
      zip(pair.0.elements, pair.1.elements).reduce(sum) { $0 + Double($1.0) * Double($1.1) }
    }
  }
}

extension Tape {
  /// Resets the tape and leaves NaN in the memory that the next computation gets.
  func poison() {
    reset()
    let count = 1 << 16  // more than the computations of a gradient check use
    scratch(count).update(repeating: .nan, count: count)
    reset()
  }
}
