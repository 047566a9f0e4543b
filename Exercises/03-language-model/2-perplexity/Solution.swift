import Exercise_03_2
import Foundation

public enum Perplexity: PerplexityExercise {
  public static func perplexity(_ probabilities: [Float]) throws -> Float {
    let surprise = probabilities.reduce(Float(0)) { $0 - log($1) }
    return exp(surprise / Float(probabilities.count))
  }
}
