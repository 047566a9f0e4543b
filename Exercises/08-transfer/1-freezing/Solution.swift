import Exercise_08_1

public enum Freezing: FreezingExercise {
  public static func step(
    weights: [[Float]], gradients: [[Float]], thawed: Int, rate: Float
  ) throws -> [[Float]] {
    weights.indices.map { layer in
      layer >= weights.count - thawed
        ? zip(weights[layer], gradients[layer]).map { $0 - rate * $1 } : weights[layer]
    }
  }
}
