import Exercise_01_1
import Foundation

public enum Backward: BackwardExercise {
  public static func product(
    _ x: Float, _ y: Float, gradient: Float
  ) throws -> (x: Float, y: Float) {
    (gradient * y, gradient * x)
  }

  public static func tangent(_ x: Float, gradient: Float) throws -> Float {
    let y = tanh(x)
    return gradient * (1 - y * y)
  }
}
