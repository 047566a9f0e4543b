import Exercise_07_2

public enum RecallScore: RecallScoreExercise {
  public static func recall(predictions: [Int], targets: [Int], isValue: [Bool]) throws -> Float {
    let asked = isValue.indices.filter { isValue[$0] }
    let right = asked.filter { predictions[$0] == targets[$0] }
    return asked.isEmpty ? 0 : Float(right.count) / Float(asked.count)
  }
}
