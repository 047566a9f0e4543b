import Exercise_06_3

public enum ParameterCount: ParameterCountExercise {
  public static func count(vocabulary: Int, context: Int, width: Int, layers: Int) throws -> Int {
    let norm = 2 * width
    let attention = width * 3 * width + 3 * width + width * width + width
    let mlp = width * 4 * width + 4 * width + 4 * width * width + width
    let tables = vocabulary * width + context * width
    return tables + layers * (2 * norm + attention + mlp) + norm
  }
}
