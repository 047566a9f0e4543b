import ExerciseKit
import Foundation

/// What exercise 08.2 asks for.
public protocol DiscriminativeRatesExercise {
  /// The rate of each layer, the lowest first.
  static func rates(layers: Int, top: Float, decay: Float) throws -> [Float]
}

/// The graded checks of exercise 08.2.
public enum DiscriminativeRatesChecks {
  /// By hand first, then against powers in 64 bits.
  public static var all: [Check<any DiscriminativeRatesExercise.Type>] {
    [
      check(layers: 3, top: 8, decay: 2, expects: [2, 4, 8]),
      check(layers: 1, top: 0.5, decay: 2.6, expects: [0.5]),
      check(layers: 4, top: 0.01, decay: 1, expects: [0.01, 0.01, 0.01, 0.01]),
      powers(layers: 4, top: 0.01, decay: 2.6),
      powers(layers: 6, top: 3e-4, decay: 1.3),
    ]
  }

  private static func check(
    layers: Int, top: Float, decay: Float, expects expected: [Float]
  ) -> Check<any DiscriminativeRatesExercise.Type> {
    // Rates are small, so what counts is their ratio.
    Check(
      "\(layers) layers, decay \(decay)", given: "layers \(layers), top \(top), decay \(decay)",
      expects: .vector(expected), within: Tolerance(absolute: 0, relative: 1e-4)
    ) { answer in
      .vector(try answer.rates(layers: layers, top: top, decay: decay))
    }
  }

  private static func powers(
    layers: Int, top: Float, decay: Float
  ) -> Check<any DiscriminativeRatesExercise.Type> {
    check(
      layers: layers, top: top, decay: decay,
      expects: (0..<layers).map {
        Float(Double(top) / pow(Double(decay), Double(layers - 1 - $0)))
      })
  }
}
