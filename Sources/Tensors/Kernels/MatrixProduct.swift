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
    let (a, b) = (
      ProductOperand(a, aOrientation, aStride), ProductOperand(b, bOrientation, bStride)
    )
    guard let pieces = ProductPieces(m, k, n, aOrientation, bOrientation) else {
      blas(m, k, n, a, b, c, cStride, keep)
      return
    }
    if pieces.copies == .first {
      for row in stride(from: 0, to: m, by: pieces.rows) {
        let rows = min(pieces.rows, m - row)
        ProductPieces.forEachPart(of: k) { first, length in
          let strip = a.from(row, first).copied(rows, length)
          for column in stride(from: 0, to: n, by: pieces.columns) {
            blas(
              rows, length, min(pieces.columns, n - column), strip, b.from(first, column),
              c + row * cStride + column, cStride, first == 0 ? keep : 1)
          }
        }
      }
    } else {
      for column in stride(from: 0, to: n, by: pieces.columns) {
        let columns = min(pieces.columns, n - column)
        ProductPieces.forEachPart(of: k) { first, length in
          var panel = b.from(first, column)
          if pieces.copies == .second { panel = panel.copiedPlain(length, columns) }
          for row in stride(from: 0, to: m, by: pieces.rows) {
            blas(
              min(pieces.rows, m - row), length, columns, a.from(row, first), panel,
              c + row * cStride + column, cStride, first == 0 ? keep : 1)
          }
        }
      }
    }
  }

  /// One call of BLAS.
  private static func blas(
    _ m: Int, _ k: Int, _ n: Int, _ a: ProductOperand, _ b: ProductOperand,
    _ c: UnsafeMutablePointer<Float>, _ cStride: Int, _ keep: Float
  ) {
    cblas_sgemm(
      CblasRowMajor,
      a.orientation == .plain ? CblasNoTrans : CblasTrans,
      b.orientation == .plain ? CblasNoTrans : CblasTrans,
      blasInteger(m), blasInteger(n), blasInteger(k), 1,
      a.start, blasInteger(a.stride), b.start, blasInteger(b.stride),
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
