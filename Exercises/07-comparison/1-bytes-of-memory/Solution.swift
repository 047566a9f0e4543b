import Exercise_07_1

public enum BytesOfMemory: BytesOfMemoryExercise {
  public static func recurrentBytes(tokens: Int, layers: Int, width: Int) throws -> Int {
    2 * layers * width * 4
  }

  public static func cacheBytes(tokens: Int, layers: Int, width: Int) throws -> Int {
    2 * tokens * layers * width * 4
  }
}
