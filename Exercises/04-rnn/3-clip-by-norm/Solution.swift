import Exercise_04_3

public enum ClipByNorm: ClipByNormExercise {
  public static func clip(_ gradients: [[Float]], to limit: Float) throws -> [[Float]] {
    let squares = gradients.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
    let norm = squares.squareRoot()
    guard norm > limit else { return gradients }
    return gradients.map { row in row.map { $0 * limit / norm } }
  }
}
