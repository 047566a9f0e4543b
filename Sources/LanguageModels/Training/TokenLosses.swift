import Autograd
import Tensors

/// The loss of each token by itself: how surprised a model was to see it.
///
/// `ln Σ e^logits - logits[target]` for each row.
///
/// - Parameters:
///   - logits: `[…, vocabularySize]`.
///   - targets: The token that came, one a row; a negative one has loss 0.
/// - Returns: Nats, one a row.
/// - Complexity: O(logits).
public func tokenLosses(logits: Tensor, targets: some Collection<Int32>) -> [Double] {
  requireShape(Shape(targets.count), is: Shape(logits.shape.rows), in: "tokenLosses")
  let classes = logits.shape.last
  var scratch = Tensor(Shape(classes))
  return logits.withUnsafePointer { values in
    scratch.withUnsafeMutablePointer { scratch in
      targets.enumerated().map { row, target in
        guard target >= 0 else { return 0 }
        guard Int(target) < classes else {
          fatalError("tokenLosses: target \(target) is not in 0..<\(classes).")
        }
        return Double(
          Kernels.softmaxCrossEntropy(
            values + row * classes, label: Int(target), gradient: scratch, factor: 1,
            count: classes))
      }
    }
  }
}
