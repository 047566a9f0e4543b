import Platform
import Tensors
import Testing

/// One head of attention with random numbers, and what plain loops make of it.
///
/// A row of memory holds queries, keys and values side by side, then `gap` floats of no one.
struct AttentionCase: Sendable, CustomTestStringConvertible {
  var time: Int
  var width: Int
  var gap: Int
  var isCausal: Bool
  var deviation: Float = 1

  var testDescription: String {
    "time \(time), width \(width), gap \(gap), \(isCausal ? "causal" : "open")"
  }

  private var stride: Int { 3 * width + gap }
  private var outputStride: Int { width + gap }
  private var input: [Float] { numbers(time * stride, deviation: deviation) }
  private var outputGradient: [Float] { numbers(time * outputStride, seed: 5) }

  /// What stands in the gradients' memory before an accumulating pass.
  var oldGradients: [Float] { unpadded(numbers(time * stride, seed: 6), stride, 3 * width) }

  private func head(_ p: UnsafePointer<Float>) -> Kernels.AttentionHead {
    Kernels.AttentionHead(
      queries: p, keys: p + width, values: p + 2 * width, stride: stride, time: time, width: width,
      isCausal: isCausal)
  }

  // MARK: - The kernels

  func forward(
    recording: Bool = true, changedFrom cut: Int? = nil
  ) -> (output: [Float], weights: [Float], logSums: [Float]) {
    var input = input
    if let cut { for i in (cut * stride)..<input.count { input[i] = -2 * input[i] + 1 } }
    var (output, weights) = (nans(time * outputStride), nans(time * time))
    var (logSums, scratch) = (nans(time), nans(Kernels.attentionScratch(time: time)))
    input.withUnsafeBufferPointer { input in
      guard let base = input.baseAddress else { return }
      weights.withUnsafeMutableBufferPointer { weights in
        Kernels.attention(
          head(base), output: &output, outputStride: outputStride, logSums: &logSums,
          weights: recording ? weights.baseAddress : nil, scratch: &scratch)
      }
    }
    return (unpadded(output, outputStride, width), weights, logSums)
  }

  /// Gradients for queries, keys and values, `[time, 3 · width]`.
  func backward(accumulate: Bool) -> [Float] {
    var gradients = accumulate ? numbers(time * stride, seed: 6) : nans(time * stride)
    var (output, logSums) = (nans(time * outputStride), nans(time))
    var scratch = nans(Kernels.attentionBackwardScratch(time: time))
    let (input, outputGradient) = (input, outputGradient)
    input.withUnsafeBufferPointer { input in
      gradients.withUnsafeMutableBufferPointer { gradients in
        guard let base = input.baseAddress, let target = gradients.baseAddress else { return }
        Kernels.attention(
          head(base), output: &output, outputStride: outputStride, logSums: &logSums,
          scratch: &scratch)
        Kernels.attentionBackward(
          head(base), output: output, outputGradient: outputGradient, outputStride: outputStride,
          logSums: logSums, queryGradient: target, keyGradient: target + width,
          valueGradient: target + 2 * width, accumulate: accumulate, scratch: &scratch)
      }
    }
    return unpadded(gradients, stride, 3 * width)
  }

  func packageReference() -> [Float] {
    var output = nans(time * outputStride)
    input.withUnsafeBufferPointer { input in
      guard let base = input.baseAddress else { return }
      Kernels.attentionReference(head(base), output: &output, outputStride: outputStride)
    }
    return unpadded(output, outputStride, width)
  }

  // MARK: - Plain loops

  func reference() -> (output: [Float], weights: [Float], logSums: [Float]) {
    let (weights, logSums) = referenceWeights()
    let values = part(2)
    var output: [Float] = []
    for row in weights {
      for i in 0..<width {
        output.append(Float((0..<time).reduce(0) { $0 + row[$1] * values[$1][i] }))
      }
    }
    return (output, weights.flatMap { $0.map { Float($0) } }, logSums.map { Float($0) })
  }

  /// `[time, 3 · width]`: the chain rule, one score at a time.
  func referenceGradients() -> [Double] {
    let (q, k, v) = (part(0), part(1), part(2))
    let (weights, _) = referenceWeights()
    let scale = 1 / Double(width).squareRoot()
    let up = outputGradient
    var result = [Double](repeating: 0, count: time * 3 * width)
    for row in 0..<time {
      let dy = (0..<width).map { Double(up[row * outputStride + $0]) }
      let dp = (0..<time).map { key in (0..<width).reduce(0) { $0 + dy[$1] * v[key][$1] } }
      let mean = (0..<time).reduce(0) { $0 + weights[row][$1] * dp[$1] }
      for key in 0..<time {
        let ds = weights[row][key] * (dp[key] - mean) * scale
        for i in 0..<width {
          result[row * 3 * width + i] += ds * k[key][i]
          result[key * 3 * width + width + i] += ds * q[row][i]
          result[key * 3 * width + 2 * width + i] += weights[row][key] * dy[i]
        }
      }
    }
    return result
  }

  private func referenceWeights() -> (weights: [[Double]], logSums: [Double]) {
    let (q, k) = (part(0), part(1))
    let scale = 1 / Double(width).squareRoot()
    var (weights, logSums) = ([[Double]](), [Double]())
    for row in 0..<time {
      let seen = isCausal ? row + 1 : time
      let scores = (0..<seen).map { key in
        (0..<width).reduce(0) { $0 + q[row][$1] * k[key][$1] } * scale
      }
      let largest = scores.max() ?? 0
      let total = scores.reduce(0) { $0 + exp($1 - largest) }
      logSums.append(largest + log(total))
      weights.append(
        scores.map { exp($0 - largest) / total } + [Double](repeating: 0, count: time - seen))
    }
    return (weights, logSums)
  }

  /// Queries (0), keys (1) or values (2), `[time][width]`.
  private func part(_ number: Int) -> [[Double]] {
    let input = input
    return (0..<time).map { row in
      (0..<width).map { Double(input[row * stride + number * width + $0]) }
    }
  }

  private func unpadded(_ x: [Float], _ stride: Int, _ width: Int) -> [Float] {
    (0..<time).flatMap { x[($0 * stride)..<($0 * stride + width)] }
  }
}
