import Autograd
import Tensors
import Testing

/// One operation at one place: what tests of all operations run over.
struct OperationCase: Sendable, CustomTestStringConvertible {
  /// The name, as in `operations.json`.
  let name: String
  /// The extents of the inputs.
  let shapes: [Shape]
  /// The operation.
  let function: @Sendable (Tape, [Variable]) -> Variable

  var testDescription: String { "\(name) at \(shapes.map(\.description).joined(separator: ", "))" }

  /// Normally distributed inputs, the same each time.
  var inputs: [Tensor] {
    var generator = SeededGenerator(seed: 11)
    return shapes.map { Tensor($0, normalWithDeviation: 1, using: &generator) }
  }

  /// Every operation, each with one set of small odd shapes.
  static let all = layers + functions

  /// What layers are made of.
  private static let layers: [OperationCase] = [
    OperationCase(name: "add", shapes: [[2, 3, 5], [2, 3, 5]]) { $1[0] + $1[1] },
    OperationCase(name: "addRow", shapes: [[2, 3, 5], [5]]) { $1[0].adding(row: $1[1]) },
    OperationCase(name: "multiply", shapes: [[2, 3, 5], [2, 3, 5]]) { $1[0] * $1[1] },
    OperationCase(name: "scale", shapes: [[2, 3, 5]]) { -1.5 * $1[0] },
    OperationCase(name: "sum", shapes: [[2, 3, 5]]) { $1[0].sum() },
    OperationCase(name: "gelu", shapes: [[2, 3, 5]]) { $1[0].gelu() },
    OperationCase(name: "tanh", shapes: [[2, 3, 5]]) { $1[0].tanh() },
    OperationCase(name: "linear", shapes: [[2, 3, 5], [5, 4], [4]]) {
      $1[0].linear($1[1], bias: $1[2])
    },
    OperationCase(name: "linearWithoutBias", shapes: [[2, 3, 5], [5, 4]]) { $1[0].linear($1[1]) },
    OperationCase(name: "linearTransposed", shapes: [[2, 3, 5], [4, 5]]) {
      $1[0].linear(transposed: $1[1])
    },
    OperationCase(name: "layerNorm", shapes: [[2, 3, 5], [5], [5]]) {
      $1[0].layerNorm(gain: $1[1], bias: $1[2])
    },
    OperationCase(name: "rows", shapes: [[4, 5]]) { $1[0].rows([3, 0, 3, 3, 1]) },
    OperationCase(name: "crossEntropy", shapes: [[2, 3, 5]]) {
      $1[0].softmaxCrossEntropy(labels: [4, -1, 0, 2, 2, -1])
    },
    OperationCase(name: "causalAttention", shapes: [[2, 5, 18]]) {
      $1[0].attention(heads: 3, isCausal: true)
    },
    OperationCase(name: "concatenated", shapes: [[2, 3, 5], [2, 3, 4]]) {
      $1[0].concatenated(with: $1[1])
    },
    OperationCase(name: "step", shapes: [[2, 3, 5]]) { $1[0].at(step: 1) },
    OperationCase(name: "stacked", shapes: [[2, 5], [2, 5]]) { .stacked([$1[0], $1[1], $1[0]]) },
    OperationCase(name: "gru", shapes: [[2, 4, 9], [3, 9], [9], [2, 3]]) {
      $1[0].recurrence(.gru, hiddenWeight: $1[1], hiddenBias: $1[2], initial: $1[3]).states
    },
    OperationCase(name: "additiveAttention", shapes: [[2, 5], [2, 3, 5], [2, 3, 4], [5]]) {
      $1[0].additiveAttention(keys: $1[1], values: $1[2], scoreWeights: $1[3])
    },
    OperationCase(name: "openAttention", shapes: [[2, 5, 18]]) {
      $1[0].attention(heads: 3, isCausal: false)
    },
    OperationCase(name: "relu", shapes: [[2, 3, 5]]) { $1[0].relu() },
    OperationCase(name: "convolved", shapes: [[2, 5, 4, 3], [27, 2], [2]]) {
      $1[0].convolved($1[1], bias: $1[2], size: 3, padding: 1)
    },
    OperationCase(name: "convolvedWithoutPadding", shapes: [[1, 4, 5, 2], [8, 3], [3]]) {
      $1[0].convolved($1[1], bias: $1[2], size: 2, padding: 0)
    },
    OperationCase(name: "maxPooled", shapes: [[2, 4, 5, 3]]) { $1[0].maxPooled() },
  ]
  /// Arithmetic, functions of each element, sums, choices and products.
  private static let functions: [OperationCase] = [
    OperationCase(name: "negate", shapes: [[2, 3, 5]]) { -$1[0] },
    OperationCase(name: "subtract", shapes: [[2, 3, 5], [2, 3, 5]]) { $1[0] - $1[1] },
    OperationCase(name: "divide", shapes: [[2, 3, 5], [2, 3, 5]]) {
      $1[0] / ($1[1].squared() + 0.5)
    },
    OperationCase(name: "numberMinus", shapes: [[2, 3, 5]]) { 1.5 - $1[0] },
    OperationCase(name: "reciprocal", shapes: [[2, 3, 5]]) { 2 / ($1[0].squared() + 0.5) },
    OperationCase(name: "multiplyColumn", shapes: [[2, 3, 5], [2, 3]]) {
      $1[0].multiplying(column: $1[1])
    },
    OperationCase(name: "exp", shapes: [[2, 3, 5]]) { $1[0].exp() },
    OperationCase(name: "log", shapes: [[2, 3, 5]]) { ($1[0].squared() + 0.5).log() },
    OperationCase(name: "squareRoot", shapes: [[2, 3, 5]]) { ($1[0].squared() + 0.5).squareRoot() },
    OperationCase(name: "squared", shapes: [[2, 3, 5]]) { $1[0].squared() },
    OperationCase(name: "sigmoid", shapes: [[2, 3, 5]]) { $1[0].sigmoid() },
    OperationCase(name: "logSigmoid", shapes: [[2, 3, 5]]) { $1[0].logSigmoid() },
    OperationCase(name: "l2Normalized", shapes: [[2, 3, 5]]) { $1[0].l2Normalized() },
    OperationCase(name: "softmax", shapes: [[2, 3, 5]]) { $1[0].softmax() },
    OperationCase(name: "logSoftmax", shapes: [[2, 3, 5]]) { $1[0].logSoftmax() },
    OperationCase(name: "logProbabilities", shapes: [[2, 3, 5]]) {
      $1[0].logProbabilities(of: [4, -1, 0, 2, 2, -1])
    },
    OperationCase(name: "mean", shapes: [[2, 3, 5]]) { $1[0].mean() },
    OperationCase(name: "sumAlongAxis", shapes: [[2, 3, 5]]) { $1[0].sum(alongAxis: 1) },
    OperationCase(name: "sumAlongLastAxis", shapes: [[2, 3, 5]]) { $1[0].sum(alongAxis: 2) },
    OperationCase(name: "meanAlongAxis", shapes: [[2, 3, 5]]) { $1[0].mean(alongAxis: 0) },
    OperationCase(name: "clipped", shapes: [[2, 3, 5]]) { $1[0].clipped(to: -0.5...0.8) },
    OperationCase(name: "minimum", shapes: [[2, 3, 5], [2, 3, 5]]) { .minimum($1[0], 2 * $1[1]) },
    OperationCase(name: "maximum", shapes: [[2, 3, 5], [2, 3, 5]]) { .maximum($1[0], 2 * $1[1]) },
    OperationCase(name: "sliced", shapes: [[2, 4, 5]]) { $1[0].sliced(1..<3, alongAxis: 1) },
    OperationCase(name: "slicedLastAxis", shapes: [[2, 3, 5]]) {
      $1[0].sliced(2..<5, alongAxis: 2)
    },
    OperationCase(name: "dropout", shapes: [[2, 3, 5]]) {
      var draws = ListedDraws()
      return $1[0].dropout(0.3, isTraining: true, using: &draws)
    },
    OperationCase(name: "matmul", shapes: [[2, 3, 5], [2, 5, 4]]) { $1[0].matmul($1[1]) },
    OperationCase(name: "matmulTransposingSelf", shapes: [[2, 5, 3], [2, 5, 4]]) {
      $1[0].matmul($1[1], transposingSelf: true)
    },
    OperationCase(name: "matmulTransposingOther", shapes: [[2, 3, 5], [2, 4, 5]]) {
      $1[0].matmul($1[1], transposingOther: true)
    },
    OperationCase(name: "matmulTransposingBoth", shapes: [[2, 5, 3], [2, 4, 5]]) {
      $1[0].matmul($1[1], transposingSelf: true, transposingOther: true)
    },
  ]
}

/// Draws 0, 0.7, 0.4, 0.1 and so on: `7 i mod 10` tenths, which PyTorch's side can list too.
struct ListedDraws: RandomNumberGenerator {
  private var index: UInt64 = 0

  mutating func next() -> UInt64 {
    defer { index += 1 }
    // Half a unit of the 24 bits more, so that a tenth is not rounded down below itself.
    return ((index * 7 % 10) << 24 / 10 + 1) << 40
  }
}
