import ExerciseKit
import Foundation
import Tensors

/// What exercise 09.1 asks for.
public protocol PowerLawExercise {
  /// The factor and the exponent of `loss = floor + factor / size^exponent`.
  static func fit(sizes: [Float], losses: [Float], floor: Float) throws -> [Float]
}

/// The graded checks of exercise 09.1.
public enum PowerLawChecks {
  /// Logarithms of differences cost two digits more than sums.
  private static let tolerance = Tolerance(absolute: 1e-3, relative: 3e-3)

  /// Exact laws first, then noisy ones in 64 bits.
  public static var all: [Check<any PowerLawExercise.Type>] {
    [
      check("by hand", [1, 100], [5, 1.4], floor: 1, expects: [4, 0.5]),
      check("three exact sizes", [1, 4, 16], [10, 6, 4], floor: 2, expects: [8, 0.5]),
      check("no floor", [1, 2, 4], [6, 3, 1.5], floor: 0, expects: [6, 1]),
      noisy("noisy losses, exponent near 0.3", seed: 1, exponent: 0.3),
      noisy("noisy losses, exponent near 0.6", seed: 2, exponent: 0.6),
    ]
  }

  private static func check(
    _ name: String, _ sizes: [Float], _ losses: [Float], floor: Float, expects expected: [Float]
  ) -> Check<any PowerLawExercise.Type> {
    Check(
      name, given: "sizes \(sizes), losses \(losses), floor \(floor)",
      expects: .vector(expected), within: tolerance
    ) { answer in
      .vector(try answer.fit(sizes: sizes, losses: losses, floor: floor))
    }
  }

  private static func noisy(
    _ name: String, seed: UInt64, exponent: Double
  ) -> Check<any PowerLawExercise.Type> {
    var generator = SeededGenerator(seed: seed)
    let sizes: [Float] = [10, 40, 100, 350, 1000]
    let losses = sizes.map { size in
      Float(
        1 + 5 * pow(Double(size), -exponent) * exp(0.1 * Double(Float.normal(using: &generator))))
    }
    let x = sizes.map { log(Double($0)) }
    let y = losses.map { log(Double($0) - 1) }
    let (meanX, meanY) = (x.reduce(0, +) / 5, y.reduce(0, +) / 5)
    let above = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let below = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let slope = above / below
    return check(
      name, sizes, losses, floor: 1, expects: [Float(exp(meanY - slope * meanX)), Float(-slope)])
  }
}
