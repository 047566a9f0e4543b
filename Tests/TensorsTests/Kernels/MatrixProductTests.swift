import Tensors
import TestSupport
import Testing

@Suite("Matrix product")
struct MatrixProductTests {
  static let sizes: [[Int]] = [
    [1, 1, 1], [1, 15, 17], [16, 16, 16], [17, 63, 15], [63, 64, 65], [65, 130, 64], [130, 17, 1],
    [1, 130, 3],
  ]

  @Test("BLAS agrees with plain loops in all orientations and strides", arguments: sizes)
  func agreesWithReference(size: [Int]) {
    let (m, k, n) = (size[0], size[1], size[2])
    for (first, second) in [(false, false), (false, true), (true, false), (true, true)] {
      for padding in [0, 3] {
        for keep in [0, 1, 0.25] as [Float] {
          let product = Product(
            m: m, k: k, n: n, transposesFirst: first, transposesSecond: second, padding: padding,
            keep: keep)
          // Sums of at most 130 products of normal numbers: about 130 · 6e-8 at worst.
          expectClose(
            product.run(reference: false), product.run(reference: true), absolute: 3e-5)
        }
      }
    }
  }

  /// Sizes that are cut in pieces: even and with rests, few rows, one panel, sums in several parts.
  static let piecewise: [[Int]] = [
    [25, 128, 512], [25, 512, 128], [128, 300, 80], [61, 257, 70], [3, 700, 500], [384, 64, 256],
    [200, 650, 65], [64, 32, 128], [65, 16, 144], [17, 7, 112], [300, 128, 384],
    [530, 330, 130],
  ]

  @Test("Products that are cut in pieces agree with plain loops", arguments: piecewise)
  func pieces(size: [Int]) {
    for (first, second) in [(false, false), (false, true), (true, false)] {
      for padding in [0, 3] {
        for keep in [0, 1, 0.25] as [Float] {
          let product = Product(
            m: size[0], k: size[1], n: size[2], transposesFirst: first, transposesSecond: second,
            padding: padding, keep: keep)
          // Sums of at most 700 products.
          expectClose(product.run(reference: false), product.run(reference: true), absolute: 2e-4)
        }
      }
    }
  }

  @Test("A transpose has rows for columns", arguments: [[1, 1], [16, 16], [17, 33], [128, 5]])
  func transpose(size: [Int]) {
    let (rows, columns) = (size[0], size[1])
    let x = numbers(rows * columns)
    var y = [Float](repeating: .nan, count: x.count)
    Kernels.transpose(x, rows: rows, columns: columns, into: &y)
    for row in 0..<rows {
      for column in 0..<columns {
        #expect(y[column * rows + row] == x[row * columns + column])
      }
    }
  }

  @Test("Part of a matrix is turned without what lies between its rows")
  func transposeOfPart() {
    let x = numbers(20 * 30)
    var y = [Float](repeating: .nan, count: 17 * 19)
    Kernels.transpose(x, xStride: 30, rows: 17, columns: 19, into: &y)
    for row in 0..<17 {
      for column in 0..<19 { #expect(y[column * 17 + row] == x[row * 30 + column]) }
    }
  }

  @Test("What is not kept is not read: NaN in the result's memory does not come through")
  func ignoresOldContent() {
    var c = Tensor([5, 7], repeating: .nan)
    let (a, b) = (numbers(15), numbers(21))
    c.withUnsafeMutablePointer {
      Kernels.matrixProduct(5, 3, 7, a, aStride: 3, b, bStride: 7, into: $0, cStride: 7)
    }
    #expect(c.elements.allSatisfy { $0.isFinite })
  }

  @Test("An empty sum is zero, and an empty result touches nothing")
  func empty() {
    var c = Tensor([2, 2], repeating: 5)
    let one: [Float] = [1]
    c.withUnsafeMutablePointer {
      Kernels.matrixProduct(0, 1, 2, one, aStride: 1, one, bStride: 2, into: $0, cStride: 2)
      Kernels.matrixProduct(2, 1, 0, one, aStride: 1, one, bStride: 1, into: $0, cStride: 2)
    }
    #expect(c.elements == [5, 5, 5, 5])
    c.withUnsafeMutablePointer {
      Kernels.matrixProduct(2, 0, 2, one, aStride: 1, one, bStride: 2, into: $0, cStride: 2)
    }
    #expect(c.elements == [0, 0, 0, 0])
    var wide = Tensor([1, 16], repeating: 5)
    wide.withUnsafeMutablePointer {
      Kernels.matrixProduct(
        1, 0, 16, one, aStride: 1, one, .transposed, bStride: 1, into: $0, cStride: 16)
    }
    #expect(wide.elements.allSatisfy { $0 == 0 })
  }
}

/// One product with its layout in memory.
private struct Product {
  let m: Int
  let k: Int
  let n: Int
  let transposesFirst: Bool
  let transposesSecond: Bool
  let padding: Int
  let keep: Float

  /// All of the result's memory, padding included, which nobody may touch.
  func run(reference: Bool) -> [Float] {
    let aStride = (transposesFirst ? m : k) + padding
    let bStride = (transposesSecond ? k : n) + padding
    let a = numbers((transposesFirst ? k : m) * aStride, seed: 2)
    let b = numbers((transposesSecond ? n : k) * bStride, seed: 3)
    let cStride = n + padding
    var c = numbers(m * cStride, seed: 4)
    let first: Kernels.Orientation = transposesFirst ? .transposed : .plain
    let second: Kernels.Orientation = transposesSecond ? .transposed : .plain
    if reference {
      Kernels.matrixProductReference(
        m, k, n, a, first, aStride: aStride, b, second, bStride: bStride, into: &c,
        cStride: cStride, keep: keep)
    } else {
      Kernels.matrixProduct(
        m, k, n, a, first, aStride: aStride, b, second, bStride: bStride, into: &c,
        cStride: cStride, keep: keep)
    }
    return c
  }
}
