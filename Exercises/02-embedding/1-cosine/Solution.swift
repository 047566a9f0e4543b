import Exercise_02_1

public enum Cosine: CosineExercise {
  public static func similarity(_ a: [Float], _ b: [Float]) throws -> Float {
    var (product, squaresOfA, squaresOfB): (Float, Float, Float) = (0, 0, 0)
    for (x, y) in zip(a, b) {
      product += x * y
      squaresOfA += x * x
      squaresOfB += y * y
    }
    let lengths = squaresOfA.squareRoot() * squaresOfB.squareRoot()
    return lengths > 0 ? product / lengths : 0
  }
}
