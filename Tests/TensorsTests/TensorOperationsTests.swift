import TestSupport
import Testing

@testable import Tensors

@Suite("Operations of a tensor")
struct TensorOperationsTests {
  private let x = Tensor(rows: [[1, 2, 3], [4, 5, 6]])

  @Test("A product has rows of the one and columns of the other")
  func products() {
    let y = Tensor(rows: [[1, 0], [0, 1], [2, -1]])
    #expect(x.matmul(y) == Tensor(rows: [[7, -1], [16, -1]]))
  }

  @Test("Rows and columns change places, and back")
  func transposition() {
    #expect(x.transposed == Tensor(rows: [[1, 4], [2, 5], [3, 6]]))
    #expect(x.transposed.transposed == x)
    #expect(Tensor(Shape(0, 3)).transposed.shape == [3, 0])
  }

  @Test("Columns and rows are picked in the order asked for")
  func picking() {
    #expect(x.columns(1..<3) == Tensor(rows: [[2, 3], [5, 6]]))
    #expect(x.gathering(rows: [1, 0, 1]) == Tensor(rows: [[4, 5, 6], [1, 2, 3], [4, 5, 6]]))
  }

  @Test("Sums, differences and multiples go element by element")
  func arithmetic() {
    #expect(x + x == 2 * x)
    #expect(x - x == Tensor([2, 3]))
    #expect((2 * x) / 2 == x)
  }

  @Test("Each row of weights sums to 1, however large the scores")
  func softmaxRows() {
    let weights = Tensor(rows: [[0, 0, 0, 0], [1000, 1000, -1000, 0], [-300, -301, -302, -303]])
      .softmax()
    for row in weights.rows { expectClose(row.reduce(0, +), 1) }
    #expect(weights.rows[0] == [0.25, 0.25, 0.25, 0.25])
    expectClose(weights.rows[1], [0.5, 0.5, 0, 0])
    expectClose(weights.rows[2], Kernels.softmaxReference([-300, -301, -302, -303]))
  }

  @Test("The future has exactly no weight behind a causal mask")
  func causalMask() {
    var generator = SeededGenerator(seed: 3)
    let weights = Tensor([5, 5], normalWithDeviation: 2, using: &generator).causallyMasked.softmax()
    for (query, row) in weights.rows.enumerated() {
      for (key, weight) in row.enumerated() {
        if key > query { #expect(weight == 0) } else { #expect(weight > 0) }
      }
      expectClose(row.reduce(0, +), 1)
    }
    #expect(weights.rows[0] == [1, 0, 0, 0, 0])
  }

  @Test("Entropy is 0 where one weight is 1, and ln n where all are equal")
  func entropy() {
    let entropies = Tensor(rows: [[1, 0, 0, 0], [0.25, 0.25, 0.25, 0.25], [0.5, 0.5, 0, 0]])
      .rowEntropies
    expectClose(entropies.map { Float($0) }, [0, 1.386_294_4, 0.693_147_2])
  }

  @Test("The largest difference is the largest one in size")
  func differences() {
    #expect(x.largestDifference(from: x) == 0)
    #expect(x.largestDifference(from: Tensor(rows: [[1, 2, 3], [4, 7, 5]])) == 2)
  }

  @Test("The chain of a lesson agrees with the fast attention", arguments: [1, 5, 65])
  func chainAgreesWithKernel(time: Int) {
    var generator = SeededGenerator(seed: 5)
    let width = 7
    let qkv = Tensor(Shape(time, 3 * width), normalWithDeviation: 1, using: &generator)
    let (q, k, v) = (
      qkv.columns(0..<width), qkv.columns(width..<2 * width), qkv.columns(2 * width..<3 * width)
    )
    let scores = q.matmul(k.transposed) / Float(width).squareRoot()
    let chain = scores.causallyMasked.softmax().matmul(v)
    var output = Tensor(Shape(time, width))
    var logSums = Tensor(Shape(time))
    var scratch = Tensor(Shape(Kernels.attentionScratch(time: time)))
    output.withUnsafeMutablePointer { out in
      logSums.withUnsafeMutablePointer { sums in
        scratch.withUnsafeMutablePointer { scratch in
          qkv.withUnsafePointer { base in
            Kernels.attention(
              Kernels.AttentionHead(
                queries: base, keys: base + width, values: base + 2 * width, stride: 3 * width,
                time: time, width: width, isCausal: true),
              output: out, outputStride: width, logSums: sums, scratch: scratch)
          }
        }
      }
    }
    expectClose(output, chain, absolute: 1e-5)
  }

  @Test("A product of shapes that do not fit stops with both shapes")
  func wrongProduct() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor([2, 3]).matmul(Tensor([2, 3]))
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("matmul: expected shape [3, 3], got [2, 3]."))
  }

  @Test("A row without any score stops with its number")
  func wholeRowMasked() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor([1, 2], repeating: -.infinity).softmax()
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("softmax: row 0 has no score above −∞: leave it at least one."))
  }

  @Test("tanh squashes each element and leaves the receiver")
  func tanh() {
    let x = Tensor([1, 3], [0, 1, -20])
    expectClose(x.tanh(), Tensor([1, 3], [0, 0.761_594_2, -1]))
    #expect(x.elements == [0, 1, -20])
  }

  @Test("Matrices stand side by side, row by row")
  func joining() {
    let (x, y) = (Tensor([2, 2], [1, 2, 3, 4]), Tensor([2, 1], [9, 8]))
    #expect(x.joining(columns: y) == Tensor([2, 3], [1, 2, 9, 3, 4, 8]))
  }
}
