import Autograd
import Tensors
import TestSupport
import Testing

@Suite("Additive attention")
struct AdditiveAttentionTests {
  private static func inputs(batch: Int, positions: Int, width: Int) -> [Tensor] {
    var generator = SeededGenerator(seed: 13)
    return [
      Shape(batch, width), Shape(batch, positions, width), Shape(batch, positions, width + 1),
      Shape(width),
    ].map { Tensor($0, normalWithDeviation: 1, using: &generator) }
  }

  @Test(
    "Gradients agree with finite differences", arguments: [[2, 3, 5], [1, 1, 1], [2, 4, 17]])
  func gradients(extents: [Int]) {
    checkGradient(at: Self.inputs(batch: extents[0], positions: extents[1], width: extents[2])) {
      $1[0].additiveAttention(keys: $1[1], values: $1[2], scoreWeights: $1[3])
    }
  }

  @Test("Gradients agree with finite differences where sources end early")
  func gradientsWithPadding() {
    checkGradient(at: Self.inputs(batch: 3, positions: 4, width: 2)) {
      $1[0].additiveAttention(
        keys: $1[1], values: $1[2], scoreWeights: $1[3], lengths: [4, 1, 3])
    }
  }

  @Test("The context is the mean of the values by weights that sum to 1, none on padding")
  func contextIsAMean() {
    let inputs = Self.inputs(batch: 2, positions: 3, width: 4)
    let tape = Tape()
    let x = inputs.map { tape.variable($0) }
    var weights = Tensor([])
    let context = x[0].additiveAttention(
      keys: x[1], values: x[2], scoreWeights: x[3], lengths: [3, 2],
      recording: { weights = $0 })
    #expect(weights.shape == [2, 3])
    #expect(context.shape == [2, 5])
    for row in weights.rows { expectClose(row.reduce(0, +), 1) }
    #expect(weights[1, 2] == 0)
    let values = inputs[2].reshaped([6, 5])
    for b in 0..<2 {
      let mean = Tensor(rows: [weights.rows[b]])
        .matmul(values.gathering(rows: [3 * b, 3 * b + 1, 3 * b + 2]))
      expectClose(Tensor(rows: [context.tensor.rows[b]]), mean)
    }
  }

  @Test("Scores follow the formula")
  func scores() {
    let tape = Tape()
    let query = tape.variable(Tensor(rows: [[1, 0]]))
    let keys = tape.variable(Tensor([1, 2, 2], [0, 0, -1, 2]))
    let values = tape.variable(Tensor([1, 2, 1], [0, 1]))
    let v = tape.variable(Tensor([2], [3, -1]))
    let context = query.additiveAttention(keys: keys, values: values, scoreWeights: v)
    // tanh(1, 0) · v = 2.284782, tanh(0, 2) · v = -0.964028
    expectClose(context.scalar, Kernels.softmaxReference([2.284_782_5, -0.964_027_6])[1])
  }
}
