import Exercise_02_3
import Foundation

public enum NegativeSampling: NegativeSamplingExercise {
  public static func loss(word: [Float], neighbour: [Float], negatives: [[Float]]) throws -> Float {
    func product(_ other: [Float]) -> Float { zip(word, other).reduce(0) { $0 + $1.0 * $1.1 } }
    func softplus(_ z: Float) -> Float { max(z, 0) + log(1 + exp(-abs(z))) }
    // -ln σ(x) = softplus(-x)
    return negatives.reduce(softplus(-product(neighbour))) { $0 + softplus(product($1)) }
  }
}
