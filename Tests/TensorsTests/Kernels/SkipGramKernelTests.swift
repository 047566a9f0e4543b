import Tensors
import TestSupport
import Testing

@Suite("The skip-gram kernel")
struct SkipGramKernelTests {
  @Test("Moves rows as the plain loops do", arguments: [16, 48, 112])
  func reference(width: Int) {
    var generator = SeededGenerator(seed: 4)
    var input = Tensor(Shape(5, width), normalWithDeviation: 0.3, using: &generator)
    var output = Tensor(Shape(5, width), normalWithDeviation: 0.3, using: &generator)
    var (plainInput, plainOutput) = (doubles(input), doubles(output))
    // A word that is its own negative's neighbour, and a negative that is drawn twice.
    let words: [Int32] = [0, 1, 0, 4]
    let targets: [Int32] = [1, 2, 3, 2, 0, 0, 4, 4, 4, 0, 1, 3]
    Kernels.skipGramReference(
      input: &plainInput, output: &plainOutput, words: words.map { Int($0) },
      targets: (0..<4).map { pair in (0..<3).map { Int(targets[pair * 3 + $0]) } }, rate: 0.1)
    let table = Kernels.logisticTable()
    input.withUnsafeMutablePointer { input in
      output.withUnsafeMutablePointer { output in
        Kernels.skipGram(
          input: input, output: output, width: width, words: words, targets: targets, pairCount: 4,
          targetCount: 3, rate: 0.1, logistic: table)
      }
    }
    // The table's sigmoid is off by up to 0.0005, times the rate and a number of about 1.
    expectClose(input, floats(plainInput), absolute: 3e-4)
    expectClose(output, floats(plainOutput), absolute: 3e-4)
  }

  @Test("Scores far beyond the table leave numbers finite")
  func largeScores() {
    var input = Tensor(Shape(1, 16), repeating: 1e4)
    var output = Tensor(Shape(2, 16), (0..<32).map { $0 < 16 ? 1e4 : -1e4 })
    input.withUnsafeMutablePointer { input in
      output.withUnsafeMutablePointer { output in
        Kernels.skipGram(
          input: input, output: output, width: 16, words: [0], targets: [0, 1], pairCount: 1,
          targetCount: 2, rate: 0.1, logistic: Kernels.logisticTable())
      }
    }
    #expect(input.elements.allSatisfy(\.isFinite) && output.elements.allSatisfy { $0.isFinite })
  }

  @Test("Vectors of zeros lose ln 2 for each target")
  func lossOfZeros() {
    let zeros = Tensor(Shape(2, 16))
    let loss = zeros.withUnsafePointer { p in
      Kernels.skipGramLoss(
        input: p, output: p, width: 16, words: [0, 1], targets: [1, 0, 0, 1, 1, 1], pairCount: 2,
        targetCount: 3)
    }
    expectClose(Float(loss), 3 * 0.693_147_18)
  }

  private func doubles(_ tensor: Tensor) -> [[Double]] { tensor.rows.map { $0.map { Double($0) } } }
  private func floats(_ rows: [[Double]]) -> Tensor {
    Tensor(rows: rows.map { $0.map { Float($0) } })
  }
}
