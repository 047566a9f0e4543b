import Autograd
import Tensors
import Testing

/// Expects the gradients of a function to agree with finite differences.
///
/// See `GradientCheck` for what is compared and how closely.
///
/// - Parameters:
///   - inputs: Where to differentiate; each becomes a variable that wants a gradient.
///   - check: Steps and tolerances.
///   - sourceLocation: Where a failure is reported.
///   - function: Computes one output, of any shape, from the inputs.
public func checkGradient(
  at inputs: [Tensor], _ check: GradientCheck = GradientCheck(),
  sourceLocation: SourceLocation = #_sourceLocation,
  of function: @escaping GradientCheck.Function
) {
  for failure in check.failures(of: function, at: inputs) {
    Issue.record(Comment(rawValue: failure), sourceLocation: sourceLocation)
  }
}
