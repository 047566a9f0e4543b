import Exercise_03_4

public enum TopP: TopPExercise {
  public static func topP(_ probabilities: [Float], p: Float) throws -> [Float] {
    let order = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
    var kept = [Float](repeating: 0, count: probabilities.count)
    var sum: Float = 0
    for place in order where sum < p {
      kept[place] = probabilities[place]
      sum += probabilities[place]
    }
    return kept.map { $0 / sum }
  }
}
