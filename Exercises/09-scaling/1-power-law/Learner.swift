// 09.1 Fit a power law
//
// Losses of models of several sizes follow loss = floor + factor / size^exponent. The floor is
// known. Find the factor and the exponent: the part above the floor, on logarithmic axes, is a
// straight line; fit it by least squares.
//
//   sizes [n], losses [n], floor   ->   [factor, exponent]
//
// By hand: sizes [1, 100], losses [5, 1.4], floor 1: 4 above the floor at size 1 and 0.4 at
// size 100, so the factor is 4 and the exponent 0.5.
//
// You have: log, exp.

import ExerciseKit
import Exercise_09_1
import Foundation

public enum PowerLaw: PowerLawExercise {
  public static func fit(sizes: [Float], losses: [Float], floor: Float) throws -> [Float] {
    throw NotAttempted()
  }
}
