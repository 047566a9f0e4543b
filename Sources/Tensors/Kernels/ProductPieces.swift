#if !canImport(Accelerate)
import COpenBLAS
#endif

/// The pieces in which BLAS gets a product with few rows.
///
/// For a large product BLAS first copies its matrices into an order that suits it, which a few rows don't
/// pay for: in a recurrent network's step a third of the time. On processors with AVX-512, OpenBLAS has
/// kernels for up to a million multiply-adds that read matrices where they lie. So products with few
/// rows are cut into pieces of that size.
///
/// Sums of more than 256 are cut in equal parts, as OpenBLAS's other kernels do up to 640: there the
/// result is the same to the last bit.
struct ProductPieces: Equatable {
  /// Rows of the result in a piece.
  let rows: Int
  /// The length of a piece's sums.
  let sums: Int
  /// Columns of the result in a piece.
  let columns: Int

  /// The multiply-adds up to which OpenBLAS copies nothing.
  private static let limit = 1_000_000
  /// With more rows than these copying is cheap.
  private static let fewRows = 128

  /// Chooses the pieces of a product of `[m, k]` and `[k, n]`, both as they lie in memory; nil where
  /// BLAS should get it whole.
  init?(_ m: Int, _ k: Int, _ n: Int) {
    guard Self.areOfUse, m <= Self.fewRows, m * k * n > Self.limit else {
      return nil
    }
    columns = min(64, n)
    sums = Self.part(of: k, atMost: 256, multiple: 16)
    rows = Self.part(of: m, atMost: Self.limit / (columns * sums), multiple: 1)
  }

  /// The size of the fewest equal parts of `total` that are no larger than `largest`.
  private static func part(of total: Int, atMost largest: Int, multiple: Int) -> Int {
    let parts = (total + largest - 1) / largest
    let size = (total + parts - 1) / parts
    return (size + multiple - 1) / multiple * multiple
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
