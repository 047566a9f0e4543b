import Exercise_07_3
import Foundation

public enum GrowthExponent: GrowthExponentExercise {
  public static func exponent(lengths: [Float], bytes: [Float]) throws -> Float {
    let x = lengths.map { log($0) }
    let y = bytes.map { log($0) }
    let meanX = x.reduce(0, +) / Float(x.count)
    let meanY = y.reduce(0, +) / Float(y.count)
    let above = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let below = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    return above / below
  }
}
