import Exercise_09_2

public enum Interval: IntervalExercise {
  public static func interval(message: [Int], chances: [Float]) throws -> [Float] {
    var (low, width) = (Float(0), Float(1))
    for symbol in message {
      let below = chances[..<symbol].reduce(0, +)
      low += width * below
      width *= chances[symbol]
    }
    return [low, width]
  }
}
