// 09.3 Bits for each byte
//
// A model gave each byte of a text, before it came, a chance. Say how many bits a compressor
// with this model needs for each byte of the text, when the decoder must be given the model's
// numbers as well.
//
//   chances [bytes of text], weightBytes   ->   bits for each byte of text
//
// By hand: chances [0.5, 0.125] cost 1 and 3 bits; with 1 byte of weights that is
// (1 + 3 + 8) / 2 = 6 bits a byte.
//
// You have: log2.

import ExerciseKit
import Exercise_09_3
import Foundation

public enum BitsAByte: BitsAByteExercise {
  public static func bitsPerByte(chances: [Float], weightBytes: Int) throws -> Float {
    throw NotAttempted()
  }
}
