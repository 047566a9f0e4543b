import Tensors

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The natural logarithm.
func logarithm(_ x: Double) -> Double { log(x) }

/// The seconds that the fastest of several runs takes: what else the machine does only adds.
func fastest(of repetitions: Int, _ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  let times = (0..<repetitions).map { _ in
    let time = clock.measure(body).components
    return Double(time.seconds) + Double(time.attoseconds) * 1e-18
  }
  return times.min() ?? 0
}

/// One head as the lesson writes it: every matrix whole.
///
/// - Parameter qkv: Queries, keys and values side by side, `[time, 3 · width]`.
/// - Returns: `[time, width]`.
func attendByChain(_ qkv: Tensor) -> Tensor {
  let d = qkv.shape[1] / 3  // width
  let scores = qkv.columns(0..<d).matmul(qkv.columns(d..<2 * d).transposed) / Float(d).squareRoot()
  return scores.causallyMasked.softmax().matmul(qkv.columns(2 * d..<3 * d))
}

/// One head by tiles of 64 queries, which skips what the mask hides.
///
/// - Parameter qkv: Queries, keys and values side by side, `[time, 3 · width]`.
/// - Returns: `[time, width]`.
func attendByTiles(_ qkv: Tensor) -> Tensor {
  let (T, d) = (qkv.shape[0], qkv.shape[1] / 3)  // time, width
  var output = Tensor(Shape(T, d))
  var logSums = Tensor(Shape(T))
  var scratch = Tensor(Shape(Kernels.attentionScratch(time: T)))
  output.withUnsafeMutablePointer { output in
    logSums.withUnsafeMutablePointer { logSums in
      scratch.withUnsafeMutablePointer { scratch in
        qkv.withUnsafePointer { base in
          Kernels.attention(
            Kernels.AttentionHead(
              queries: base, keys: base + d, values: base + 2 * d, stride: 3 * d, time: T,
              width: d, isCausal: true),
            output: output, outputStride: d, logSums: logSums, scratch: scratch)
        }
      }
    }
  }
  return output
}
