#if !canImport(Accelerate)
import COpenBLAS
#endif

/// The tiles in which BLAS gets a matrix product.
///
/// Before BLAS multiplies it copies both matrices into an order that suits it: a tenth of the time in
/// models of our size, and a third where a recurrent network multiplies a few rows. On processors with
/// AVX-512, OpenBLAS has kernels for small products that read matrices where they lie, so products are
/// cut into tiles of that size: 64 columns of the second matrix by some rows of the first, and long sums
/// in parts.
///
/// A stretch of 64 columns or rows is copied before it is used again and again, where that pays: a
/// copy of what no longer is in the cache reads it faster than multiplications do, and numbers that
/// lie together can stay there.
///
/// Sums are cut where OpenBLAS's other kernels cut them too, and only such products are cut of which
/// both kinds of kernels make the same numbers, so results do not change by a bit. (Seen with OpenBLAS
/// 0.3.21; another version may change last digits.)
struct ProductTiles {
  // MARK: - What was tuned
  //
  // "Performance" in this module's documentation has the measurements.

  /// The multiply-adds up to which OpenBLAS copies nothing: its own bound for small products.
  private static let smallProduct = 1_000_000
  /// The longest sum of a tile: where OpenBLAS's other kernels cut sums, so that both add up in the same
  /// order.
  private static let longestSum = 320
  /// Rows and columns of a tile at most: found by trying.
  private static let side = 64
  /// Columns of the result must be a multiple of a register of AVX-512: the two kinds of kernels add up
  /// what is left over in different orders.
  private static let lane = 16

  /// Rows of the first matrix above which a copy of the second pays, since more than two tiles use each
  /// stretch of it: found by trying.
  private static let fewRows = 128
  /// Numbers of the second matrix above which its copy pays, since a core's first cache no longer holds
  /// it: found by trying.
  private static let smallMatrix = 20_000
  /// Rows of the result from which on a copy of a transposed first matrix pays: found by trying.
  ///
  /// Its own rows are that long then, and what a tile reads of it is scattered.
  private static let wideInput = 512
  /// Columns of the result from which on that copy is used twice.
  ///
  /// For 10 columns it made the product 30 % slower.
  private static let wideResult = 128
  /// Numbers of the result up to which OpenBLAS adds up a product with the second matrix transposed in
  /// another order than in tiles, as comparing bits shows, if its sums are not short.
  private static let smallResult = 1_200
  /// The length from which on a sum is not short for that.
  private static let shortSum = 32

  // MARK: - The choice

  /// A choice of the matrix to copy.
  enum Copies {
    /// Both are read where they lie.
    case neither
    /// Rows of the first matrix, each stretch of which meets all columns of the second.
    case first
    /// Columns of the second matrix, each stretch of which meets all rows of the first.
    case second
  }

  /// Rows of the result in a tile.
  let rows: Int
  /// Columns of the result in a tile.
  let columns = ProductTiles.side
  /// Which matrix is copied, a stretch at a time.
  let copies: Copies

  /// Chooses the tiles of a product of `[m, k]` and `[k, n]`; nil where BLAS should get it whole.
  init?(_ m: Int, _ k: Int, _ n: Int, _ a: Kernels.Orientation, _ b: Kernels.Orientation) {
    guard Self.areOfUse else { return nil }
    let isLarge = m * k * n > Self.smallProduct
    switch (a, b) {
    case (.plain, .plain):
      guard isLarge, n % Self.lane == 0 else { return nil }
      copies = m > Self.fewRows && k * n > Self.smallMatrix ? .second : .neither
    case (.transposed, .plain):
      guard isLarge else { return nil }
      copies = m >= Self.wideInput && n >= Self.wideResult ? .first : .neither
    case (.plain, .transposed):
      // The kernels that copy nothing are slow with the second matrix transposed: it is turned.
      guard n % Self.lane == 0, k > 0, m * n > Self.smallResult || k < Self.shortSum else {
        return nil
      }
      copies = .second
    case (.transposed, .transposed):
      return nil
    }
    let largest = min(Self.side, Self.smallProduct / (min(columns, n) * Self.part(of: k)))
    let count = (m + largest - 1) / largest
    rows = (m + count - 1) / count
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

  // MARK: - The product

  /// Multiplies two matrices tile by tile: `c = a b + keep · c`.
  func multiply(
    _ m: Int, _ k: Int, _ n: Int, _ a: ProductOperand, _ b: ProductOperand,
    _ c: UnsafeMutablePointer<Float>, _ cStride: Int, _ keep: Float
  ) {
    if copies == .first {
      for row in stride(from: 0, to: m, by: rows) {
        let rows = min(rows, m - row)
        Self.forEachPart(of: k) { first, length in
          let strip = a.from(row, first).copied(rows, length)
          for column in stride(from: 0, to: n, by: columns) {
            Kernels.blas(
              rows, length, min(columns, n - column), strip, b.from(first, column),
              c + row * cStride + column, cStride, first == 0 ? keep : 1)
          }
        }
      }
    } else {
      for column in stride(from: 0, to: n, by: columns) {
        let columns = min(columns, n - column)
        Self.forEachPart(of: k) { first, length in
          var panel = b.from(first, column)
          if copies == .second { panel = panel.copiedPlain(length, columns) }
          for row in stride(from: 0, to: m, by: rows) {
            Kernels.blas(
              min(rows, m - row), length, columns, a.from(row, first), panel,
              c + row * cStride + column, cStride, first == 0 ? keep : 1)
          }
        }
      }
    }
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
}
