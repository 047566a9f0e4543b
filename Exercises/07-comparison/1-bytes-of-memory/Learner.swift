// 07.1 Bytes of state and cache
//
// How many bytes does a model carry after reading some tokens? Each number is a Float of 4
// bytes. An LSTM keeps two vectors of its width in each layer, h and c, however long the text
// is. A transformer keeps a key and a value of its width for each token in each layer.
//
//   tokens, layers, width   ->   bytes
//
// By hand, for 10 tokens, 1 layer, width 2: the LSTM 2 * 2 * 4 = 16, the transformer 10 * 2 *
// 2 * 4 = 160.

import ExerciseKit
import Exercise_07_1

public enum BytesOfMemory: BytesOfMemoryExercise {
  public static func recurrentBytes(tokens: Int, layers: Int, width: Int) throws -> Int {
    throw NotAttempted()
  }

  public static func cacheBytes(tokens: Int, layers: Int, width: Int) throws -> Int {
    throw NotAttempted()
  }
}
