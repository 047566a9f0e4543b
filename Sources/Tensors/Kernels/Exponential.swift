#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

// Everything built on e^x stands in this file, since a debug build inlines within a file only.

/// e to the power of x, within 2 units in the last place for `-87...88`, clamped outside.
///
/// `e^x = 2^n · e^r` with `n = round(x / ln 2)`; adding 1.5 · 2^23 rounds, and leaves `n` in the low
/// bits of the sum. A polynomial of degree 6 gives `e^r` for `|r| <= ln 2 / 2`.
@inline(__always)
private func exponential(_ x: Float) -> Float {
  let low: Float = x < -87 ? -87 : x
  let clamped: Float = low > 88 ? 88 : low
  let shifted = (12_582_912 as Float).addingProduct(clamped, 1.442_695_04)
  let n = shifted - 12_582_912
  let r = clamped.addingProduct(n, -0.693_145_751_953_125).addingProduct(
    n, -1.428_606_765_330_187e-6)
  var p: Float = 0.001_388_888_9
  p = (0.008_333_333_4 as Float).addingProduct(p, r)
  p = (0.041_666_667 as Float).addingProduct(p, r)
  p = (0.166_666_67 as Float).addingProduct(p, r)
  p = (0.5 as Float).addingProduct(p, r)
  p = (1 as Float).addingProduct(p, r)
  p = (1 as Float).addingProduct(p, r)
  let power = Float(bitPattern: (shifted.bitPattern &- 0x4B40_0000 &+ 127) &<< 23)
  return p * power
}

/// The sigmoid, `1 / (1 + e^-x)`.
@inline(__always)
private func sigmoid(_ x: Float) -> Float { 1 / (1 + exponential(-x)) }

/// The hyperbolic tangent, `2 sigmoid(2x) - 1`, accurate to about 1e-7 absolute.
@inline(__always)
private func hyperbolicTangent(_ x: Float) -> Float { 2 / (1 + exponential(-2 * x)) - 1 }

extension Kernels {
  /// GPT-2's activation: `y = x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³)))`.
  ///
  /// - Reference: ["Gaussian Error Linear Units"](https://arxiv.org/abs/1606.08415).
  public static func gelu(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count {
      let v = x[i]
      y[i] = v * sigmoid(v * (1.595_769_122 + 0.071_354_816 * v * v))
    }
  }

  /// The gradient of `gelu`: `dx (+)= dy · gelu'(x)`.
  public static func geluBackward(
    _ dy: UnsafePointer<Float>, _ x: UnsafePointer<Float>, into dx: UnsafeMutablePointer<Float>,
    count: Int, accumulate: Bool
  ) {
    if accumulate {
      for i in 0..<count { dx[i] += dy[i] * geluDerivative(x[i]) }
    } else {
      for i in 0..<count { dx[i] = dy[i] * geluDerivative(x[i]) }
    }
  }

  /// The definition that `gelu` is tested against.
  public static func geluReference(_ x: Float) -> Float {
    let v = Double(x)
    let inner: Double = (2 / Double.pi).squareRoot() * (v + 0.044715 * v * v * v)
    return Float(0.5 * v * (1 + libraryTanh(inner)))
  }

  /// Writes `y = tanh(x)`.
  public static func tanh(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count { y[i] = hyperbolicTangent(x[i]) }
  }

  /// Writes `y = e^x`.
  public static func exp(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count { y[i] = exponential(x[i]) }
  }

  /// Turns scores into probabilities in place: `x = e^(x - max) / Σ e^(x - max)`.
  ///
  /// - Returns: The logarithm of the sum of exponentials, `max + ln Σ e^(x - max)`.
  @discardableResult
  public static func softmax(_ x: UnsafeMutablePointer<Float>, count: Int) -> Float {
    let (largest, total) = exponentials(of: x, into: x, count: count)
    let factor = 1 / total
    for i in 0..<count { x[i] *= factor }
    return largest + log(total)
  }

  /// Turns scores into weights that still lack their division: `y = e^(scale · (x - max))`.
  ///
  /// - Parameters:
  ///   - x: Scores.
  ///   - scale: What they are multiplied by.
  ///   - count: How many scores there are.
  ///   - room: How many floats from `x` on may be overwritten, at least `count`: with room for the next
  ///     multiple of 16 there is no rest to compute one by one.
  /// - Returns: `sum`, what to divide by, and `logSum`, the logarithm of `Σ e^(scale · x)`.
  public static func softmaxNumerators(
    _ x: UnsafeMutablePointer<Float>, scale: Float, count: Int, room: Int
  ) -> (sum: Float, logSum: Float) {
    let largest = maximum(of: x, count: count)
    forEachLane(count, room: room) { x[$0] = exponential((x[$0] - largest) * scale) }
    let total = laneSum(of: x, count: count)
    return (total, largest * scale + log(total))
  }

  /// Makes softmax's output again from its logarithmic sum: `x = e^(scale · x - logSum)`.
  ///
  /// - Parameters:
  ///   - x: Scores; become weights.
  ///   - scale: What they are multiplied by.
  ///   - logSum: What `softmaxNumerators` returned.
  ///   - count: How many scores there are.
  ///   - room: As in `softmaxNumerators`.
  public static func softmaxAgain(
    _ x: UnsafeMutablePointer<Float>, scale: Float, logSum: Float, count: Int, room: Int
  ) {
    forEachLane(count, room: room) { x[$0] = exponential(x[$0] * scale - logSum) }
  }

  /// The cross entropy of one row of logits, in nats, and its gradient.
  ///
  /// `loss = ln Σ e^logits - logits[label]`, `gradient = factor · (softmax(logits) - onehot(label))`.
  ///
  /// - Parameters:
  ///   - logits: `[count]`.
  ///   - label: The right class, `0..<count`.
  ///   - gradient: Receives the gradient, `[count]`; may be `logits` itself.
  ///   - factor: What the gradient is multiplied by.
  ///   - count: The number of classes.
  /// - Returns: The loss, not multiplied by `factor`.
  public static func softmaxCrossEntropy(
    _ logits: UnsafePointer<Float>, label: Int, gradient: UnsafeMutablePointer<Float>,
    factor: Float, count: Int
  ) -> Float {
    let atLabel = logits[label]
    let (largest, total) = exponentials(of: logits, into: gradient, count: count)
    let scale = factor / total
    for i in 0..<count { gradient[i] *= scale }
    gradient[label] -= factor
    return largest - atLabel + log(total)
  }

  /// The definition that `softmax` is tested against.
  public static func softmaxReference(_ x: [Float]) -> [Float] {
    let largest = Double(x.max() ?? 0)
    let powers = x.map { libraryExp(Double($0) - largest) }
    let total = powers.reduce(0, +)
    return powers.map { Float($0 / total) }
  }

  /// Writes the gates of a gated recurrent unit for one time step of one row, and the new state.
  ///
  /// `r = σ(input_r + hidden_r)`, `z = σ(input_z + hidden_z)`, `n = tanh(input_n + r · hidden_n)`,
  /// `state' = (1 - z) n + z state`: PyTorch's equations, the reset gate after the product.
  ///
  /// - Parameters:
  ///   - input: Input part of the gates with its bias, `[3 · width]`, in the order r, z, n.
  ///   - hidden: Hidden part with its bias, `[3 · width]`.
  ///   - state: The state before, `[width]`.
  ///   - gates: Receives r, z, n, `[3 · width]`.
  ///   - newState: Receives the state after, `[width]`.
  ///   - width: The length of a state.
  public static func gruCell(
    input: UnsafePointer<Float>, hidden: UnsafePointer<Float>, state: UnsafePointer<Float>,
    gates: UnsafeMutablePointer<Float>, newState: UnsafeMutablePointer<Float>, width: Int
  ) {
    for i in 0..<width {
      let r = sigmoid(input[i] + hidden[i])
      let z = sigmoid(input[width &+ i] + hidden[width &+ i])
      let n = hyperbolicTangent(input[2 &* width &+ i] + r * hidden[2 &* width &+ i])
      gates[i] = r
      gates[width &+ i] = z
      gates[2 &* width &+ i] = n
      newState[i] = n + z * (state[i] - n)
    }
  }

  /// Writes the gates of a long short-term memory for one time step of one row, and the new state.
  ///
  /// `i = σ(sum_i)`, `f = σ(sum_f)`, `g = tanh(sum_g)`, `o = σ(sum_o)`, `cell' = f · cell + i · g`,
  /// `state' = o · tanh(cell')`: PyTorch's equations and order.
  ///
  /// - Parameters:
  ///   - gates: Input and hidden part with their biases, added, `[4 · width]`; becomes i, f, g, o.
  ///   - cell: The memory cell before, `[width]`.
  ///   - newCell: Receives the memory cell after, `[width]`.
  ///   - squashed: Receives `tanh(cell')`, `[width]`, which the way back needs.
  ///   - newState: Receives the state after, `[width]`.
  ///   - width: The length of a state.
  public static func lstmCell(
    gates: UnsafeMutablePointer<Float>, cell: UnsafePointer<Float>,
    newCell: UnsafeMutablePointer<Float>, squashed: UnsafeMutablePointer<Float>,
    newState: UnsafeMutablePointer<Float>, width: Int
  ) {
    for i in 0..<width {
      let input = sigmoid(gates[i])
      let forget = sigmoid(gates[width &+ i])
      let candidate = hyperbolicTangent(gates[2 &* width &+ i])
      let output = sigmoid(gates[3 &* width &+ i])
      let memory = forget * cell[i] + input * candidate
      let shown = hyperbolicTangent(memory)
      gates[i] = input
      gates[width &+ i] = forget
      gates[2 &* width &+ i] = candidate
      gates[3 &* width &+ i] = output
      newCell[i] = memory
      squashed[i] = shown
      newState[i] = output * shown
    }
  }
}

@inline(__always)
private func geluDerivative(_ v: Float) -> Float {
  let s = sigmoid(v * (1.595_769_122 + 0.071_354_816 * v * v))
  return s + v * s * (1 - s) * (1.595_769_122 + 0.214_064_448 * v * v)
}

/// Writes `e^(x - max)` and returns the maximum and the sum.
@inline(__always)
private func exponentials(
  of x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
) -> (largest: Float, total: Float) {
  let largest = maximum(of: x, count: count)
  for i in 0..<count { y[i] = exponential(x[i] - largest) }
  return (largest, laneSum(of: y, count: count))
}

/// Runs a loop sixteen at a time, so that all of it becomes vector instructions.
///
/// The compiler unrolls a plain loop to 64 elements, and does up to 63 one by one: all of a short row.
@inline(__always)
private func forEachLane(_ count: Int, room: Int, _ body: (Int) -> Void) {
  let whole = min(count &+ 15, room) & ~15
  var start = 0
  while start < whole {
    for i in start..<start &+ 16 { body(i) }
    start &+= 16
  }
  while start < count {
    body(start)
    start &+= 1
  }
}

@inline(__always)
private func maximum(of x: UnsafePointer<Float>, count: Int) -> Float {
  var largest = x[0]
  var i = 0
  if count >= 16 {
    var best = lanes(x, 0)
    i = 16
    while i &+ 16 <= count {
      let next = lanes(x, i)
      best.replace(with: next, where: next .> best)
      i &+= 16
    }
    largest = best.max()
  }
  while i < count {
    largest = x[i] > largest ? x[i] : largest
    i &+= 1
  }
  return largest
}

@inline(__always)
private func laneSum(of x: UnsafePointer<Float>, count: Int) -> Float {
  var sums = Lanes.zero
  var i = 0
  while i &+ 16 <= count {
    sums += lanes(x, i)
    i &+= 16
  }
  var total = sums.sum()
  while i < count {
    total += x[i]
    i &+= 1
  }
  return total
}

// The library's functions under names that the kernels' own `exp` and `tanh` do not hide.
private func libraryExp(_ x: Double) -> Double { exp(x) }
private func libraryTanh(_ x: Double) -> Double { tanh(x) }
