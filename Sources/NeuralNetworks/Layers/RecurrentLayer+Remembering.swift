import Autograd
import Tensors

extension RecurrentLayer {
  /// Gives a layer the first values that are usual where it shall remember for long, in place of PyTorch's.
  ///
  /// Each gate's matrix for the state becomes orthogonal, so that at first the state turns and keeps its
  /// length; an LSTM's forget gates begin with a bias of 1, open, so that its cell keeps what it has.
  ///
  /// - Parameters:
  ///   - parameters: The layer's parameters.
  ///   - generator: Draws the matrices.
  /// - Complexity: O(gates * width³) multiply-adds.
  /// - Reference: ["An Empirical Exploration of Recurrent Network Architectures"](https://proceedings.mlr.press/v37/jozefowicz15.html)
  ///   for the forget bias; ["Exact solutions to the nonlinear dynamics of learning in deep linear neural
  ///   networks"](https://arxiv.org/abs/1312.6120) for orthogonal matrices.
  public func beginRemembering(
    in parameters: inout Parameters, using generator: inout some RandomNumberGenerator
  ) {
    let (H, G) = (width, cell.gateCount)
    for direction in [forward, backward].compactMap({ $0 }) {
      let gates = (0..<G).map { _ in Tensor.orthogonal(H, using: &generator).elements }
      parameters[direction.hiddenWeight] = Tensor(
        Shape(H, G * H),
        (0..<H).flatMap { row in gates.flatMap { $0[(row * H)..<((row + 1) * H)] } })  // [H, G·H]
      guard cell == .lstm else { continue }
      let forget = H..<2 * H  // after the input gate, as in PyTorch
      var bias = parameters[direction.inputBias].elements
      var other = parameters[direction.hiddenBias].elements
      for unit in forget { (bias[unit], other[unit]) = (1, 0) }  // the two are added
      parameters[direction.inputBias] = Tensor(Shape(G * H), bias)
      parameters[direction.hiddenBias] = Tensor(Shape(G * H), other)
    }
  }
}

extension Tensor {
  /// Draws a square matrix whose rows are of length 1 and at right angles to one another.
  ///
  /// Normal rows, each freed of what the earlier ones have of it (Gram-Schmidt), twice, since one pass leaves
  /// a rest of rounding.
  ///
  /// - Parameters:
  ///   - size: How many rows and columns.
  ///   - generator: Draws the rows.
  /// - Returns: `[size, size]`.
  /// - Complexity: O(size³) multiply-adds.
  static func orthogonal(
    _ size: Int, using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    var rows: [[Float]] = []
    while rows.count < size {
      var row = (0..<size).map { _ in Float.normal(using: &generator) }
      for _ in 0..<2 {
        for earlier in rows {
          var product: Float = 0
          for column in 0..<size { product += row[column] * earlier[column] }
          for column in 0..<size { row[column] -= product * earlier[column] }
        }
        let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
        row = row.map { $0 / length }
      }
      rows.append(row)
    }
    return Tensor(Shape(size, size), rows.flatMap { $0 })
  }
}
