#if canImport(COpenBLAS)
import COpenBLAS
import Tensors
import Testing

/// The results that the lessons show do not depend on how a product is cut.
///
/// This holds of a version of OpenBLAS for which it was seen; another may add in another order.
@Suite(
  "Pieces of a product", .enabled(if: String(cString: openblas_get_config()).contains(" 0.3.21 ")))
struct ProductTilesTests {
  /// Rows, length of the sums, columns.
  static let sizes: [[Int]] = [
    [384, 128, 512], [384, 512, 128], [384, 384, 128], [1_024, 384, 96], [25, 128, 512],
    [129, 700, 48], [64, 32, 64], [64, 32, 128], [65, 16, 144], [17, 7, 112], [33, 1_300, 64],
    [1, 31, 16], [200, 641, 80], [512, 384, 128], [530, 700, 65],
    [530, 700, 130], [16, 128, 64], [784, 512, 10],
  ]

  @Test("A product in pieces is the whole product to the last bit", arguments: sizes)
  func sameBits(size: [Int]) {
    let (m, k, n) = (size[0], size[1], size[2])
    let (a, b, old) = (numbers(m * k, seed: 1), numbers(k * n, seed: 2), numbers(m * n, seed: 3))
    for (first, second) in [(false, false), (false, true), (true, false)] {
      for keep in [0, 1] as [Float] {
        var (pieces, whole) = (old, old)
        Kernels.matrixProduct(
          m, k, n, a, first ? .transposed : .plain, aStride: first ? m : k,
          b, second ? .transposed : .plain, bStride: second ? k : n, into: &pieces, cStride: n,
          keep: keep)
        cblas_sgemm(
          CblasRowMajor, first ? CblasTrans : CblasNoTrans, second ? CblasTrans : CblasNoTrans,
          blasint(m), blasint(n), blasint(k), 1, a, blasint(first ? m : k),
          b, blasint(second ? k : n), keep, &whole, blasint(n))
        #expect(pieces == whole, "transposed: \(first), \(second); keep: \(keep)")
      }
    }
  }
}
#endif
