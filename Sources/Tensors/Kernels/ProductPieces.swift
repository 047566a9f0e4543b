import CVectorMath

#if !canImport(Accelerate)
import COpenBLAS
#endif

/// The pieces in which BLAS gets a matrix product.
///
/// Before BLAS multiplies it copies both matrices into an order that suits it: a tenth of the time in
/// models of our size, and a third where a recurrent network multiplies a few rows. On processors with
/// AVX-512, OpenBLAS has kernels for up to a million multiply-adds that read matrices where they lie.
/// So a product is made panel by panel, 64 columns of the second matrix at a time, in pieces of that
/// size. A second matrix that enters transposed is turned a panel at a time, since those kernels are
/// slow with it.
///
/// Long sums are cut where OpenBLAS's other kernels cut them too, and only such products are cut of
/// which both kinds of kernels make the same numbers, so results do not change by a bit. (Seen with
/// OpenBLAS 0.3.21; another version may change last digits.)
struct ProductPieces {
  /// Rows of the result in a piece.
  let rows: Int
  /// Columns of the result in a panel.
  let columns = 64
  /// Whether panels are copied.
  let areCopied: Bool

  /// The multiply-adds up to which OpenBLAS copies nothing.
  private static let limit = 1_000_000
  /// The longest sum of a piece.
  private static let longestSum = 320

  /// Chooses the pieces of a product of `[m, k]` and `[k, n]`; nil where BLAS should get it whole.
  init?(_ m: Int, _ k: Int, _ n: Int, _ a: Kernels.Orientation, _ b: Kernels.Orientation) {
    guard Self.areOfUse else { return nil }
    switch (a, b) {
    case (.plain, .plain):
      guard n % 16 == 0, m * k * n > Self.limit else { return nil }
    case (.transposed, .plain):
      guard m * k * n > Self.limit, k * n <= 700_000 else { return nil }
    case (.plain, .transposed):
      // OpenBLAS's kernel for small results adds in another order: left to it.
      guard n % 16 == 0, k > 0, m * n > 1_200 || k < 32 else { return nil }
    case (.transposed, .transposed):
      return nil
    }
    areCopied = b == .transposed || a == .plain && m > 128 && k * n > 20_000
    let largest = min(64, Self.limit / (min(columns, n) * Self.part(of: k)))
    let count = (m + largest - 1) / largest
    rows = (m + count - 1) / count
  }

  /// How long the next part of a sum is of which `rest` is left.
  static func part(of rest: Int) -> Int {
    if rest >= 2 * longestSum { return longestSum }
    return rest > longestSum ? (rest / 2 + 15) / 16 * 16 : rest
  }

  /// Writes a panel `[length, width]` of the second matrix.
  ///
  /// - Returns: Memory of this thread, overwritten by its next panel.
  static func copied(
    _ b: UnsafePointer<Float>, _ orientation: Kernels.Orientation, stride: Int, length: Int,
    width: Int
  ) -> UnsafePointer<Float> {
    let panel = panel_memory()!
    switch orientation {
    case .plain:
      for i in 0..<length { (panel + i * width).update(from: b + i * stride, count: width) }
    case .transposed:
      Kernels.transpose(b, xStride: stride, rows: width, columns: length, into: panel)
    }
    return UnsafePointer(panel)
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
