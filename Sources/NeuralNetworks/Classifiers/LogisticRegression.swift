import Tensors

/// A linear classifier: each class has a weighted sum of the features, and the largest sum wins.
///
/// `p(class | x) = softmax(x W + b)`, with the weights that make the labels likely. The function
/// that training makes small has one lowest point, so there is no seed and no learning rate.
public struct LogisticRegression: Sendable {
  /// How much each feature speaks for each class, `[features, classes]`.
  public let weights: Tensor
  /// How likely each class is where all features are 0, `[classes]`.
  public let bias: Tensor

  /// Fits a classifier.
  ///
  /// - Parameters:
  ///   - features: What to look at.
  ///   - labels: The class of each row, `0..<classCount`.
  ///   - classCount: How many classes there are.
  ///   - penalty: How much large weights cost: `penalty / 2 · ‖W‖²` beside the mean loss a row, in
  ///     nats; scikit-learn's `C` is `1 / (penalty · rows)`.
  ///   - search: How the lowest point is looked for.
  ///   - workers: The threads to use; the result does not depend on how many.
  ///   - watch: Called after each step of the search; may stop it by throwing.
  /// - Throws: What `watch` throws.
  /// - Complexity: O(rows · features · classes) multiply-adds a step.
  public init<E: Error>(
    fitting features: FeatureRows, labels: [Int32], classCount: Int, penalty: Double,
    search: LBFGS = LBFGS(), workers: Workers,
    watch: (_ step: Int, _ loss: Double) throws(E) -> Void
  ) throws(E) {
    requireShape(
      Shape(labels.count), is: Shape(features.rowCount), in: "LogisticRegression, labels")
    for label in labels where label < 0 || label >= classCount {
      fatalError("LogisticRegression: label \(label) is not in 0..<\(classCount).")
    }
    let loss = LogisticLoss(
      features, labels: labels, classCount: classCount, penalty: penalty, workers: workers)
    let start = [Double](repeating: 0, count: loss.parameterCount)
    let best = try search.minimum(
      from: start, of: { point, gradient in loss.value(at: point, gradient: &gradient) },
      watch: watch)
    let weightCount = features.featureCount * classCount
    weights = Tensor(
      Shape(features.featureCount, classCount), best[..<weightCount].map { Float($0) })
    bias = Tensor(Shape(classCount), best[weightCount...].map { Float($0) })
  }

  /// Fits a classifier without watching.
  public init(
    fitting features: FeatureRows, labels: [Int32], classCount: Int, penalty: Double,
    search: LBFGS = LBFGS(), workers: Workers
  ) {
    self.init(
      fitting: features, labels: labels, classCount: classCount, penalty: penalty, search: search,
      workers: workers, watch: { _, _ in })
  }

  /// The score of each class for each row, before the softmax.
  ///
  /// - Parameter features: As many features as in training.
  /// - Returns: `[rows, classes]`.
  public func logits(_ features: FeatureRows) -> Tensor {
    requireShape(
      Shape(features.featureCount), is: Shape(weights.shape[0]), in: "LogisticRegression.logits")
    let (rows, C) = (features.rowCount, bias.count)
    var result = Tensor(Shape(rows, C))
    result.withUnsafeMutablePointer { out in
      weights.withUnsafePointer { features.multiply(0..<rows, $0, classes: C, into: out) }
      bias.withUnsafePointer { bias in
        for row in 0..<rows { Kernels.add(bias, to: out + row * C, count: C) }
      }
    }
    return result
  }

  /// The likeliest class of each row.
  public func predictions(_ features: FeatureRows) -> [Int32] {
    logits(features).rows.map { row in
      Int32(row.indices.max { (row[$0], $1) < (row[$1], $0) } ?? 0)
    }
  }
}
