#if canImport(Accelerate)
import Accelerate
#else
import COpenBLAS
#endif

extension Kernels {
  /// Whether a matrix enters a product as it lies in memory or with rows and columns exchanged.
  public enum Orientation: Sendable {
    /// As it lies in memory.
    case plain
    /// With rows and columns exchanged.
    case transposed
  }

  /// Multiplies two matrices on one thread: `c = a b + keep · c`.
  ///
  /// `a` is `[m, k]`, `b` is `[k, n]`, `c` is `[m, n]` after the orientations are applied; each is
  /// row-major with `stride` floats from one row in memory to the next.
  ///
  /// - Complexity: O(m·k·n) multiply-adds by BLAS.
  public static func matrixProduct(
    _ m: Int, _ k: Int, _ n: Int,
    _ a: UnsafePointer<Float>, _ aOrientation: Orientation = .plain, aStride: Int,
    _ b: UnsafePointer<Float>, _ bOrientation: Orientation = .plain, bStride: Int,
    into c: UnsafeMutablePointer<Float>, cStride: Int, keep: Float = 0
  ) {
    guard m > 0, n > 0 else { return }
    _ = oneThread
    guard let pieces = ProductPieces(m, k, n, aOrientation, bOrientation) else {
      blas(m, k, n, a, aOrientation, aStride, b, bOrientation, bStride, c, cStride, keep)
      return
    }
    let (aRow, aColumn) = aOrientation == .plain ? (aStride, 1) : (1, aStride)
    for column in stride(from: 0, to: n, by: pieces.columns) {
      let width = min(pieces.columns, n - column)
      var first = 0  // of a part of the sums
      while first < k {
        let length = ProductPieces.part(of: k - first)
        var (panel, panelStride) = (b + first * bStride + column, bStride)
        if pieces.areCopied {
          let corner = bOrientation == .plain ? panel : b + column * bStride + first
          panel = ProductPieces.copied(
            corner, bOrientation, stride: bStride, length: length, width: width)
          panelStride = width
        }
        for row in stride(from: 0, to: m, by: pieces.rows) {
          blas(
            min(pieces.rows, m - row), length, width,
            a + row * aRow + first * aColumn, aOrientation, aStride,
            panel, .plain, panelStride,
            c + row * cStride + column, cStride, first == 0 ? keep : 1)
        }
        first += length
      }
    }
  }

  /// One call of BLAS.
  private static func blas(
    _ m: Int, _ k: Int, _ n: Int,
    _ a: UnsafePointer<Float>, _ aOrientation: Orientation, _ aStride: Int,
    _ b: UnsafePointer<Float>, _ bOrientation: Orientation, _ bStride: Int,
    _ c: UnsafeMutablePointer<Float>, _ cStride: Int, _ keep: Float
  ) {
    cblas_sgemm(
      CblasRowMajor,
      aOrientation == .plain ? CblasNoTrans : CblasTrans,
      bOrientation == .plain ? CblasNoTrans : CblasTrans,
      blasInteger(m), blasInteger(n), blasInteger(k), 1,
      a, blasInteger(aStride), b, blasInteger(bStride),
      keep, c, blasInteger(cStride))
  }

  /// The plain loops that `matrixProduct` is tested against.
  public static func matrixProductReference(
    _ m: Int, _ k: Int, _ n: Int,
    _ a: UnsafePointer<Float>, _ aOrientation: Orientation = .plain, aStride: Int,
    _ b: UnsafePointer<Float>, _ bOrientation: Orientation = .plain, bStride: Int,
    into c: UnsafeMutablePointer<Float>, cStride: Int, keep: Float = 0
  ) {
    for row in 0..<m {
      for column in 0..<n {
        var sum = 0.0
        for i in 0..<k {
          let x = aOrientation == .plain ? a[row * aStride + i] : a[i * aStride + row]
          let y = bOrientation == .plain ? b[i * bStride + column] : b[column * bStride + i]
          sum += Double(x) * Double(y)
        }
        let old = keep == 0 ? 0 : keep * c[row * cStride + column]
        c[row * cStride + column] = Float(sum) + old
      }
    }
  }
}

/// Tells BLAS once to stay on the thread that calls it: parallelism lives above, in `Workers`.
private let oneThread: Void = {
  #if !canImport(Accelerate)
  openblas_set_num_threads(1)
  #endif
}()

#if canImport(Accelerate)
@inline(__always) private func blasInteger(_ x: Int) -> Int32 { Int32(truncatingIfNeeded: x) }
#else
@inline(__always) private func blasInteger(_ x: Int) -> blasint { blasint(truncatingIfNeeded: x) }
#endif
