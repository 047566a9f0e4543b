import Platform
import VectorMath

extension Kernels {
  /// The definition that `softmax` is tested against.
  package static func softmaxReference(_ x: [Float]) -> [Float] {
    let largest = Double(x.max() ?? 0)
    let powers = x.map { exponential(Double($0) - largest) }
    let total = powers.reduce(0, +)
    return powers.map { Float($0 / total) }
  }

  /// Turns scores into probabilities in place: `x = e^(x - max) / Σ e^(x - max)`.
  ///
  /// - Returns: The logarithm of the sum of exponentials, `max + ln Σ e^(x - max)`.
  @discardableResult
  package static func softmax(_ x: UnsafeMutablePointer<Float>, count: Int) -> Float {
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
  package static func softmaxNumerators(
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
  package static func softmaxAgain(
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
  package static func softmaxCrossEntropy(
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
