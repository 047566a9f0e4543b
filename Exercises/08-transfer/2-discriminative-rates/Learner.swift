// 08.2 A learning rate for each layer
//
// Discriminative fine-tuning: the highest layer learns at the rate `top`, and each layer below at
// the rate of the one above it divided by `decay`. List the rates from the lowest layer to the
// highest.
//
//   layers, top, decay   ->   [layers]
//
// By hand: 3 layers, top 8, decay 2 -> [2, 4, 8].

import ExerciseKit
import Exercise_08_2

public enum DiscriminativeRates: DiscriminativeRatesExercise {
  public static func rates(layers: Int, top: Float, decay: Float) throws -> [Float] {
    throw NotAttempted()
  }
}
