extension Tensor {
  /// Draws a rotation, all being equally likely; mirror images count as rotations here.
  ///
  /// It is the Q of the QR factorisation of a matrix of normally distributed numbers.
  ///
  /// - Parameters:
  ///   - width: How many axes are turned.
  ///   - generator: The source of chance.
  /// - Returns: `[width, width]`, rows of length 1 at right angles.
  /// - Complexity: O(width³).
  /// - Reference: Mezzadri, ["How to generate random matrices from the classical compact
  ///   groups"](https://arxiv.org/abs/math-ph/0609050).
  public static func randomRotation(
    width: Int, using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    let rows = (0..<width).map { _ in
      (0..<width).map { _ in Double(Float.normal(using: &generator)) }
    }
    return Tensor(rows: orthonormal(rows).map { $0.map { Float($0) } })
  }
}
