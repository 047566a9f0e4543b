import Exercise_09_3
import Foundation

public enum BitsAByte: BitsAByteExercise {
  public static func bitsPerByte(chances: [Float], weightBytes: Int) throws -> Float {
    let coded = chances.reduce(0) { $0 - log2($1) }
    return (coded + 8 * Float(weightBytes)) / Float(chances.count)
  }
}
