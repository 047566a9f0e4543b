#if canImport(Accelerate)
import Accelerate
#else
import COpenBLAS
#endif

extension Kernels {
  /// Whether a matrix enters a product as it lies in memory or with rows and columns exchanged.
  package enum Orientation: Sendable, BitwiseCopyable {
    /// As it lies in memory.
    case plain
    /// With rows and columns exchanged.
    case transposed
  }

  /// The plain loops that `matrixProduct` is tested against: what a matrix product is.
  ///
  /// `c[row, column] = Σ_i a[row, i] · b[i, column]`, and `keep` times what `c` held before.
  package static func matrixProductReference(
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

  /// Multiplies two matrices on one thread: `c = a b + keep · c`.
  ///
  /// `a` is `[m, k]`, `b` is `[k, n]`, `c` is `[m, n]` after the orientations are applied; each is
  /// row-major with `stride` floats from one row in memory to the next.
  ///
  /// - Complexity: O(m·k·n) multiply-adds by BLAS, whole or in tiles (`ProductTiles`).
  package static func matrixProduct(
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
    if let tiles = ProductTiles(m, k, n, aOrientation, bOrientation) {
      tiles.multiply(m, k, n, a, b, c, cStride, keep)
    } else {
      blas(m, k, n, a, b, c, cStride, keep)
    }
  }

  /// One call of BLAS.
  static func blas(
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
