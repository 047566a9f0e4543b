import VectorMath

extension Kernels {
  /// Added to a variance before its square root, as in GPT-2.
  package static let layerNormEpsilon: Float = 1e-5

  /// Normalises each row to mean 0 and variance 1, then scales and shifts it.
  ///
  /// `y = (x - mean) / sqrt(variance + 1e-5) · gain + bias`, the variance without Bessel's correction.
  ///
  /// - Parameters:
  ///   - x: Rows, `[rows, width]`.
  ///   - gain: `[width]`.
  ///   - bias: `[width]`.
  ///   - y: Result, `[rows, width]`.
  ///   - means: Receives each row's mean, `[rows]`.
  ///   - inverses: Receives each row's `1 / sqrt(variance + 1e-5)`, `[rows]`.
  ///   - rows: The number of rows.
  ///   - width: The length of a row.
  /// - Reference: ["Layer Normalization"](https://arxiv.org/abs/1607.06450).
  package static func layerNorm(
    _ x: UnsafePointer<Float>, gain: UnsafePointer<Float>, bias: UnsafePointer<Float>,
    into y: UnsafeMutablePointer<Float>, means: UnsafeMutablePointer<Float>,
    inverses: UnsafeMutablePointer<Float>, rows: Int, width: Int
  ) {
    let scale = 1 / Float(width)
    for r in 0..<rows {
      let row = x + r &* width
      let out = y + r &* width
      let mean = total(of: row, count: width) * scale
      let variance = sumOfSquaredDifferences(row, from: mean, count: width) * scale
      let inverse = 1 / (variance + layerNormEpsilon).squareRoot()
      for i in 0..<width { out[i] = (row[i] - mean) * inverse * gain[i] + bias[i] }
      means[r] = mean
      inverses[r] = inverse
    }
  }

  /// The gradients of `layerNorm`.
  ///
  /// With `n = (x - mean) · inverse` and `g = dy · gain`:
  /// `dx = inverse · (g - average(g) - n · average(g · n))`, `dgain = Σ_r dy · n`, `dbias = Σ_r dy`.
  ///
  /// `gainGradient` and `biasGradient` are added to; `dx` is written, or added to if `accumulate`.
  package static func layerNormBackward(
    _ dy: UnsafePointer<Float>, _ x: UnsafePointer<Float>, gain: UnsafePointer<Float>,
    means: UnsafePointer<Float>, inverses: UnsafePointer<Float>,
    into dx: UnsafeMutablePointer<Float>, accumulate: Bool,
    gainGradient: UnsafeMutablePointer<Float>, biasGradient: UnsafeMutablePointer<Float>,
    rows: Int, width: Int
  ) {
    let scale = 1 / Float(width)
    for r in 0..<rows {
      let (row, up, down) = (x + r &* width, dy + r &* width, dx + r &* width)
      let (mean, inverse) = (means[r], inverses[r])
      var sums = (Lanes.zero, Lanes.zero)  // of g and of g · n
      var i = 0
      while i &+ 16 <= width {
        let g = lanes(up, i) * lanes(gain, i)
        sums.0 += g
        sums.1 += g * (lanes(row, i) - mean)
        i &+= 16
      }
      var (sumG, sumGN) = (sums.0.sum(), sums.1.sum())
      while i < width {
        let g = up[i] * gain[i]
        sumG += g
        sumGN += g * (row[i] - mean)
        i &+= 1
      }
      let averageG = sumG * scale
      let averageGN = sumGN * scale * inverse * inverse
      if accumulate {
        for i in 0..<width {
          let centred = row[i] - mean
          down[i] += (up[i] * gain[i] - averageG - centred * averageGN) * inverse
          gainGradient[i] += up[i] * (centred * inverse)
          biasGradient[i] += up[i]
        }
      } else {
        for i in 0..<width {
          let centred = row[i] - mean
          down[i] = (up[i] * gain[i] - averageG - centred * averageGN) * inverse
          gainGradient[i] += up[i] * (centred * inverse)
          biasGradient[i] += up[i]
        }
      }
    }
  }

  /// The plain loops that `layerNorm` is tested against.
  package static func layerNormReference(
    _ x: UnsafePointer<Float>, gain: UnsafePointer<Float>, bias: UnsafePointer<Float>,
    into y: UnsafeMutablePointer<Float>, rows: Int, width: Int
  ) {
    for r in 0..<rows {
      let row = (0..<width).map { Double(x[r * width + $0]) }
      let mean = row.reduce(0, +) / Double(width)
      let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(width)
      let inverse = 1 / (variance + Double(layerNormEpsilon)).squareRoot()
      for i in 0..<width {
        y[r * width + i] = Float((row[i] - mean) * inverse) * gain[i] + bias[i]
      }
    }
  }
}

@inline(__always)
private func total(of x: UnsafePointer<Float>, count: Int) -> Float {
  var sums = Lanes.zero
  var i = 0
  while i &+ 16 <= count {
    sums += lanes(x, i)
    i &+= 16
  }
  var sum = sums.sum()
  while i < count {
    sum += x[i]
    i &+= 1
  }
  return sum
}

@inline(__always)
private func sumOfSquaredDifferences(
  _ x: UnsafePointer<Float>, from mean: Float, count: Int
) -> Float {
  var total = Lanes.zero
  var i = 0
  while i &+ 16 <= count {
    let difference = lanes(x, i) - mean
    total += difference * difference
    i &+= 16
  }
  var sum = total.sum()
  while i < count {
    sum += (x[i] - mean) * (x[i] - mean)
    i &+= 1
  }
  return sum
}
