import Tensors
import TestSupport
import Testing

@Suite("Layer normalisation kernels")
struct LayerNormKernelTests {
  @Test("Rows are normalised as plain loops do it", arguments: oddSizes)
  func agreesWithReference(width: Int) {
    let rows = 3
    // A mean of 5 with deviation 1, so that a variance from raw squares would lose digits.
    let x = numbers(rows * width).map { $0 + 5 }
    let (gain, bias) = (numbers(width, seed: 2), numbers(width, seed: 3))
    var (y, expected) = (nans(rows * width), nans(rows * width))
    var (means, inverses) = (nans(rows), nans(rows))
    Kernels.layerNorm(
      x, gain: gain, bias: bias, into: &y, means: &means, inverses: &inverses, rows: rows,
      width: width)
    Kernels.layerNormReference(
      x, gain: gain, bias: bias, into: &expected, rows: rows, width: width)
    // A deviation of 0, where the width is 1, lets 5 · 6e-8 through 316-fold.
    expectClose(y, expected, absolute: width == 1 ? 2e-4 : 1e-5)
    let mean = x[0..<width].reduce(0.0) { $0 + Double($1) } / Double(width)
    expectClose(means[0], Float(mean))
  }

  @Test("With gain 1 and bias 0 a row has mean 0 and variance 1", arguments: [15, 16, 65, 130])
  func normalises(width: Int) {
    let x = numbers(width, deviation: 20).map { $0 - 100 }
    let (ones, zeros) = ([Float](repeating: 1, count: width), [Float](repeating: 0, count: width))
    var (y, means, inverses) = (nans(width), nans(1), nans(1))
    Kernels.layerNorm(
      x, gain: ones, bias: zeros, into: &y, means: &means, inverses: &inverses, rows: 1,
      width: width)
    #expect(abs(y.reduce(0, +)) / Float(width) < 1e-5)
    #expect(abs(y.reduce(0) { $0 + $1 * $1 } / Float(width) - 1) < 1e-4)
  }

  @Test("Gradients are those of the formula in double precision", arguments: oddSizes)
  func gradients(width: Int) {
    let rows = 3
    let x = numbers(rows * width, seed: 4)
    let dy = numbers(rows * width, seed: 5)
    let (gain, zeros) = (numbers(width, seed: 6), [Float](repeating: 0, count: width))
    var (y, means, inverses) = (nans(rows * width), nans(rows), nans(rows))
    Kernels.layerNorm(
      x, gain: gain, bias: zeros, into: &y, means: &means, inverses: &inverses, rows: rows,
      width: width)
    let expected = referenceGradients(x, dy, gain, rows: rows, width: width)
    for accumulate in [false, true] {
      var dx = accumulate ? numbers(rows * width, seed: 7) : nans(rows * width)
      let before = accumulate ? dx : [Float](repeating: 0, count: rows * width)
      var (dgain, dbias) = (zeros, zeros)
      Kernels.layerNormBackward(
        dy, x, gain: gain, means: means, inverses: inverses, into: &dx, accumulate: accumulate,
        gainGradient: &dgain, biasGradient: &dbias, rows: rows, width: width)
      expectClose(dx, zip(before, expected.x).map { $0 + $1 }, absolute: 2e-5)
      expectClose(dgain, expected.gain, absolute: 1e-5)
      expectClose(dbias, expected.bias, absolute: 1e-5)
    }
  }

  private func referenceGradients(
    _ x: [Float], _ dy: [Float], _ gain: [Float], rows: Int, width: Int
  ) -> (x: [Float], gain: [Float], bias: [Float]) {
    var dx: [Float] = []
    var (dgain, dbias) = (
      [Double](repeating: 0, count: width), [Double](repeating: 0, count: width)
    )
    for r in 0..<rows {
      let row = (0..<width).map { Double(x[r * width + $0]) }
      let up = (0..<width).map { Double(dy[r * width + $0]) }
      let mean = row.reduce(0, +) / Double(width)
      let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(width)
      let inverse = 1 / (variance + 1e-5).squareRoot()
      let n = row.map { ($0 - mean) * inverse }
      let g = zip(up, gain).map { $0 * Double($1) }
      let averageG = g.reduce(0, +) / Double(width)
      let averageGN = zip(g, n).reduce(0) { $0 + $1.0 * $1.1 } / Double(width)
      for i in 0..<width {
        dx.append(Float(inverse * (g[i] - averageG - n[i] * averageGN)))
        dgain[i] += up[i] * n[i]
        dbias[i] += up[i]
      }
    }
    return (dx, dgain.map { Float($0) }, dbias.map { Float($0) })
  }
}

/// Memory that shows when it is read before it is written.
func nans(_ count: Int) -> [Float] { [Float](repeating: .nan, count: count) }
