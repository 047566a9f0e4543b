import Autograd
import Tensors

/// How far back a prediction feels what was read: `|d loss_t / d x_s|`, with `x_s` the embedding of
/// the token at `s`.
///
/// The same quantity for a recurrent model and a transformer: both are functions from embedded tokens
/// to scores, and this is their derivative, whatever is inside.
///
/// - Reference: ["On the difficulty of training recurrent neural networks"](https://arxiv.org/abs/1211.5063)
///   for how such gradients vanish.
public enum GradientReach {
  /// The norms of the gradient of each row's loss by each embedded token of that row.
  ///
  /// - Parameters:
  ///   - embedded: Embedded tokens, `[batch, time, width]`.
  ///   - labels: The token that follows each, `[batch · time]`; negative ones take no part in a row's
  ///     loss, which is the sum over the others.
  ///   - parameters: The model's parameters.
  ///   - model: Embedded tokens to logits, `[batch, time, vocabularySize]`; a row must not depend on
  ///     another.
  /// - Returns: `[batch][time]`.
  public static func norms(
    embedded: Tensor, labels: [Int32], parameters: Parameters, model: (Variable) -> Variable
  ) -> [[Double]] {
    let (B, T, C) = (embedded.shape[0], embedded.shape[1], embedded.shape[2])  // batch, time, width
    let gradient = parameters.withTape { tape in
      let x = tape.variable(embedded, needsGradient: true)
      tape.backward(from: model(x).softmaxCrossEntropy(labels: labels, divisor: 1))
      return x.gradient  // [B, T, C]
    }
    return gradient.withUnsafePointer { values in
      (0..<B).map { b in
        (0..<T).map { t in
          Kernels.sumOfSquares(values + (b * T + t) * C, count: C).squareRoot()
        }
      }
    }
  }

  /// The reach of every loss of one sequence: row `t`, column `s`, zero above the diagonal for a model
  /// that sees only the past.
  ///
  /// - Parameters:
  ///   - embedded: `[time, width]`.
  ///   - targets: The token that follows each, `[time]`.
  ///   - parameters: The model's parameters.
  ///   - model: Embedded tokens to logits.
  /// - Returns: `[time][time]`.
  /// - Complexity: One pass over `time` copies of the sequence, one for each loss.
  public static func matrix(
    embedded: Tensor, targets: [Int32], parameters: Parameters, model: (Variable) -> Variable
  ) -> [[Double]] {
    let (T, C) = (embedded.shape[0], embedded.shape[1])  // time, width
    requireShape(Shape(targets.count), is: Shape(T), in: "GradientReach.matrix, targets")
    let row = embedded.elements
    let copies = Tensor(Shape(T, T, C), (0..<T).flatMap { _ in row })
    let labels = (0..<T).flatMap { t in (0..<T).map { $0 == t ? targets[t] : -1 } }
    return norms(embedded: copies, labels: labels, parameters: parameters, model: model)
  }

  /// How far back a loss feels, on average: the norm by distance, in proportion to that at distance 0.
  ///
  /// - Parameter norms: Rows of which only the last loss counted, `[batch][time]`.
  /// - Returns: `[time]`: first 1, the newest token's, then one token further back each.
  public static func byDistance(_ norms: [[Double]]) -> [Double] {
    guard let time = norms.first?.count, time > 0 else { return [] }
    let sums = (0..<time).map { distance in
      norms.reduce(0) { $0 + $1[time - 1 - distance] }
    }
    let newest = sums[0]
    return newest > 0 ? sums.map { $0 / newest } : sums
  }

  /// The first distance at which no more than a share of the gradient is left, or nil where it never
  /// falls so far.
  ///
  /// - Parameters:
  ///   - share: Such as 0.01.
  ///   - curve: What `byDistance(_:)` gave.
  /// - Returns: The number of tokens back.
  public static func distance(leaving share: Double, in curve: [Double]) -> Int? {
    // A single dip is not the end: from there on it must stay below.
    guard let last = curve.lastIndex(where: { $0 > share }) else { return curve.isEmpty ? nil : 0 }
    return last + 1 < curve.count ? last + 1 : nil
  }
}
