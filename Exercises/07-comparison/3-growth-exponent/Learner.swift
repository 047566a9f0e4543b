// 07.3 The exponent of growth
//
// If memory grows like length to the power p, then ln(bytes) against ln(length) is a straight
// line of slope p. Fit it by least squares: with x = ln(length) and y = ln(bytes), the slope
// is the sum of (x - mean x)(y - mean y), divided by the sum of (x - mean x)².
//
//   lengths [n], bytes [n]   ->   a number
//
// By hand: lengths [1, 10, 100], bytes [2, 200, 20000]: ten times the length is a hundred
// times the bytes, so the exponent is 2.
//
// You have: log.

import ExerciseKit
import Exercise_07_3
import Foundation

public enum GrowthExponent: GrowthExponentExercise {
  public static func exponent(lengths: [Float], bytes: [Float]) throws -> Float {
    throw NotAttempted()
  }
}
