import Exercise_01_3

public enum TrainingLoop: TrainingLoopExercise {
  public static func descend(
    from start: [Float], rate: Float, steps: Int, gradient: ([Float]) -> [Float]
  ) throws -> [Float] {
    var point = start
    for _ in 0..<steps {
      point = zip(point, gradient(point)).map { $0 - rate * $1 }
    }
    return point
  }
}
