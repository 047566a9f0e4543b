#if !canImport(Accelerate)
import COpenBLAS
#endif

/// The pieces in which BLAS gets a matrix product.
///
/// For a large product BLAS first copies its matrices into an order that suits it: a tenth of the time
/// in models of our size, and a third where a recurrent network multiplies a few rows. On processors
/// with AVX-512, OpenBLAS has kernels for up to a million multiply-adds that read matrices where they
/// lie, so larger products are cut into pieces of that size.
///
/// Long sums are cut where OpenBLAS's other kernels cut them too, and only such products are cut of
/// which both kinds of kernels make the same numbers, so results do not change by a bit. (Seen with
/// OpenBLAS 0.3.21; another version may change last digits.)
struct ProductPieces {
  /// Rows of the result in a piece.
  let rows: Int
  /// Columns of the result in a piece.
  let columns = 64

  /// The multiply-adds up to which OpenBLAS copies nothing.
  private static let limit = 1_000_000
  /// The longest sum of a piece.
  private static let longestSum = 320

  /// Chooses the pieces of a product of `[m, k]` and `[k, n]`; nil where BLAS should get it whole.
  ///
  /// The bounds were found by trying ("Performance"): beyond them the second matrix is too large to be
  /// read again and again. With the second matrix transposed, the kernels for small products are no
  /// faster.
  init?(_ m: Int, _ k: Int, _ n: Int, _ a: Kernels.Orientation, _ b: Kernels.Orientation) {
    guard Self.areOfUse, b == .plain, m * k * n > Self.limit else { return nil }
    let most: Int
    switch a {
    case .plain:
      let hasFewRows = m <= 128
      guard n % 16 == 0, hasFewRows || k * n <= 70_000 else { return nil }
      most = hasFewRows ? 64 : 48
    case .transposed:
      guard k * n <= 700_000 else { return nil }
      most = 64
    }
    let largest = min(most, Self.limit / (min(columns, n) * min(k, Self.longestSum)))
    let count = (m + largest - 1) / largest
    rows = (m + count - 1) / count
  }

  /// How long the next part of a sum is of which `rest` is left.
  static func part(of rest: Int) -> Int {
    if rest >= 2 * longestSum { return longestSum }
    return rest > longestSum ? (rest / 2 + 15) / 16 * 16 : rest
  }

  /// Whether this machine's BLAS has kernels that copy nothing.
  private static let areOfUse: Bool = {
    #if canImport(Accelerate)
    return false
    #else
    guard let name = openblas_get_corename() else { return false }
    return ["SkylakeX", "Cooperlake", "SapphireRapids"].contains(String(cString: name))
    #endif
  }()
}
