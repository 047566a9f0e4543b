import Autograd
import Tensors
import Testing

/// Expects the gradients of all parameters of a store to agree with finite differences.
///
/// - Parameters:
///   - parameters: Where to differentiate; an input can be checked too by keeping it in the store.
///   - check: Steps and tolerances, as for functions of tensors.
///   - sourceLocation: Where a failure is reported.
///   - function: Computes one output, of any shape, from parameters on a tape.
public func checkGradient(
  at parameters: Parameters, _ check: GradientCheck = GradientCheck(),
  sourceLocation: SourceLocation = #_sourceLocation, of function: (Tape) -> Variable
) {
  for failure in check.failures(of: function, at: parameters) {
    Issue.record(Comment(rawValue: failure), sourceLocation: sourceLocation)
  }
}

extension GradientCheck {
  /// What is wrong with the gradients of a store's parameters, as sentences; none if all is well.
  ///
  /// Each tensor is checked along random directions of its own, and element by element if small.
  public func failures(of function: (Tape) -> Variable, at parameters: Parameters) -> [String] {
    var generator = SeededGenerator(seed: seed)
    let shape = parameters.withTape { function($0).shape }
    let weights = Tensor(shape, normalWithDeviation: 1, using: &generator)
    let gradient = gradient(of: function, parameters, weights)
    let largest = gradient.elements.reduce(1) { max($0, abs($1)) }

    func difference(_ direction: [(place: Int, length: Float)]) -> Double {
      func value(_ step: Float) -> Double {
        var moved = parameters
        moved.withUnsafeMutableValues { all in
          for (place, length) in direction { all[place] += step * length }
        }
        let output = moved.withTape { function($0).tensor }
        return zip(output.elements, weights.elements).reduce(0) {
          $0 + Double($1.0) * Double($1.1)
        }
      }
      return (value(step) - value(-step)) / (2 * Double(step))
    }

    var failures: [String] = []
    func compare(_ direction: [(place: Int, length: Float)], _ place: String) {
      let got = direction.reduce(0) { $0 + Double(gradient[$1.place]) * Double($1.length) }
      let expected = difference(direction)
      guard abs(got - expected) <= Double(tolerance * largest) else {
        failures.append(
          "Gradient of \(place): differences give \(Float(expected)), backward gives \(Float(got))."
        )
        return
      }
    }
    for entry in parameters.layout.entries {
      let places = entry.offset..<(entry.offset + entry.shape.count)
      for number in 0..<directionCount {
        let raw = places.map { _ in Float.normal(using: &generator) }
        let length = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
        compare(
          zip(places, raw).map { ($0, $1 / length) },
          "\(entry.name) along random direction \(number)")
      }
      guard entry.shape.count <= elementLimit else { continue }
      for place in places {
        compare([(place, 1)], "\(entry.name) at element \(place - entry.offset)")
      }
    }
    return failures
  }

  private func gradient(
    of function: (Tape) -> Variable, _ parameters: Parameters, _ weights: Tensor
  ) -> Tensor {
    var gradient = Tensor([parameters.count], repeating: .nan)
    let tape = Tape()
    tape.poison()
    parameters.values.withUnsafePointer { values in
      gradient.withUnsafeMutablePointer { gradients in
        tape.reset(
          parameters: ParameterMemory(
            layout: parameters.layout, values: values, gradients: gradients))
        tape.backward(from: function(tape), seed: weights)
      }
    }
    return gradient
  }
}
