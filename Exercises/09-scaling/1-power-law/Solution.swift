import Exercise_09_1
import Foundation

public enum PowerLaw: PowerLawExercise {
  public static func fit(sizes: [Float], losses: [Float], floor: Float) throws -> [Float] {
    let x = sizes.map { log($0) }
    let y = losses.map { log($0 - floor) }
    let meanX = x.reduce(0, +) / Float(x.count)
    let meanY = y.reduce(0, +) / Float(y.count)
    let above = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let below = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let slope = above / below
    return [exp(meanY - slope * meanX), -slope]
  }
}
