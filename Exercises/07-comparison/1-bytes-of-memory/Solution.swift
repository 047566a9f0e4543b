import Exercise_07_1

enum BytesOfMemory: BytesOfMemoryExercise {
  static func recurrentBytes(tokens: Int, layers: Int, width: Int) throws -> Int {
    2 * layers * width * 4
  }

  static func cacheBytes(tokens: Int, layers: Int, width: Int) throws -> Int {
    2 * tokens * layers * width * 4
  }
}
