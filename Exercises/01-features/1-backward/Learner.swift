// 01.1 Backward through * and tanh
//
// A network learns by asking of each number in it: if you grew a little, how would the loss change?
// That is the number's gradient. Each operation passes it on: multiply the gradient that arrives by
// the slope of the operation.
//
//   product: x, y, the gradient of z = x * y    ->   the gradients of x and y
//   tangent: x, the gradient of y = tanh(x)     ->   the gradient of x
//
// By hand: x = 3, y = -2, gradient 1. If x grows by 0.1, z = x * y falls by 0.2: x gets -2. If y
// grows by 0.1, z grows by 0.3: y gets 3. The slope of tanh at x is 1 - tanh(x)².
//
// You have: tanh.

import ExerciseKit
import Exercise_01_1
import Foundation

public enum Backward: BackwardExercise {
  public static func product(
    _ x: Float, _ y: Float, gradient: Float
  ) throws -> (x: Float, y: Float) {
    throw NotAttempted()
  }

  public static func tangent(_ x: Float, gradient: Float) throws -> Float {
    throw NotAttempted()
  }
}
