#if !canImport(Accelerate)
import COpenBLAS
#endif

/// The pieces in which BLAS gets a matrix product.
///
/// Before BLAS multiplies it copies both matrices into an order that suits it: a tenth of the time in
/// models of our size, and a third where a recurrent network multiplies a few rows. On processors with
/// AVX-512, OpenBLAS has kernels for up to a million multiply-adds that read matrices where they lie,
/// so products are cut into pieces of that size: 64 columns of the second matrix by some rows of the
/// first, and long sums in parts.
///
/// A stretch of 64 columns or rows is copied before it is used again and again, where that pays: a
/// copy of what no longer is in the cache reads it faster than multiplications do, and numbers that
/// lie together can stay there.
///
/// Sums are cut where OpenBLAS's other kernels cut them too, and only such products are cut of which
/// both kinds of kernels make the same numbers, so results do not change by a bit. (Seen with OpenBLAS
/// 0.3.21; another version may change last digits.)
struct ProductPieces {
  /// Rows of the result in a piece.
  let rows: Int
  /// Columns of the result in a piece.
  let columns = 64
  /// Which matrix is copied, a stretch at a time.
  let copies: Copies

  /// A choice of the matrix to copy.
  enum Copies {
    /// Both are read where they lie.
    case neither
    /// Rows of the first matrix, each stretch of which meets all columns of the second.
    case first
    /// Columns of the second matrix, each stretch of which meets all rows of the first.
    case second
  }

  /// The multiply-adds up to which OpenBLAS copies nothing.
  private static let limit = 1_000_000
  /// The longest sum of a piece.
  private static let longestSum = 320

  /// Chooses the pieces of a product of `[m, k]` and `[k, n]`; nil where BLAS should get it whole.
  ///
  /// The bounds for copying were found by trying ("Performance").
  init?(_ m: Int, _ k: Int, _ n: Int, _ a: Kernels.Orientation, _ b: Kernels.Orientation) {
    guard Self.areOfUse else { return nil }
    let isLarge = m * k * n > Self.limit
    switch (a, b) {
    case (.plain, .plain):
      guard isLarge, n % 16 == 0 else { return nil }
      copies = m > 128 && k * n > 20_000 ? .second : .neither
    case (.transposed, .plain):
      guard isLarge else { return nil }
      copies = m >= 512 && n >= 128 ? .first : .neither
    case (.plain, .transposed):
      // The kernels that copy nothing are slow with the second matrix transposed: it is turned. Small
      // results are left to BLAS, which adds them up in another order.
      guard n % 16 == 0, k > 0, m * n > 1_200 || k < 32 else { return nil }
      copies = .second
    case (.transposed, .transposed):
      return nil
    }
    let largest = min(64, Self.limit / (min(columns, n) * Self.part(of: k)))
    let count = (m + largest - 1) / largest
    rows = (m + count - 1) / count
  }

  /// How long the next part of a sum is of which `rest` is left.
  private static func part(of rest: Int) -> Int {
    if rest >= 2 * longestSum { return longestSum }
    return rest > longestSum ? (rest / 2 + 15) / 16 * 16 : rest
  }

  /// Goes through the parts of a sum: where each begins, and how long it is.
  @inline(__always)
  static func forEachPart(of sum: Int, _ body: (_ first: Int, _ length: Int) -> Void) {
    var first = 0
    while first < sum {
      let length = part(of: sum - first)
      body(first, length)
      first += length
    }
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
