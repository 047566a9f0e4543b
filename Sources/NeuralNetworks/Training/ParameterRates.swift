import Autograd

/// How fast each tensor of a model learns, as a factor of the learning rate: 0 keeps it as it is.
///
/// So a pretrained model can learn a new task without losing what it knows: its lower layers slower than
/// its upper ones (discriminative rates), or first its new parts alone and then more and more of it
/// (gradual unfreezing).
///
/// - Reference: ["Universal Language Model Fine-tuning for Text Classification"](https://arxiv.org/abs/1801.06146),
///   section 3.2 and 3.3.
public struct ParameterRates: Sendable, Equatable {
  /// One factor for each tensor of the layout.
  public private(set) var factors: [Float]

  /// Lets all learn at the full rate.
  public init(for parameters: Parameters) {
    factors = Array(repeating: 1, count: parameters.layout.entries.count)
  }

  /// Lets groups of tensors learn at rates of their own, all others not at all.
  ///
  /// - Parameters:
  ///   - parameters: The store.
  ///   - groups: Tensors, the uppermost layer's first.
  ///   - decay: How much slower each group learns than the one above it: ULMFiT's is 2.6, 1 gives all
  ///     the same rate.
  ///   - unfrozen: How many groups learn, from the top; nil for all. The rest is frozen.
  public init(
    for parameters: Parameters, groups: [[Parameter]], decay: Float = 1, unfrozen: Int? = nil
  ) {
    factors = Array(repeating: 0, count: parameters.layout.entries.count)
    var factor: Float = 1
    for group in groups.prefix(unfrozen ?? groups.count) {
      for parameter in group { factors[parameter.index] = factor }
      factor /= decay
    }
  }

  /// The same rates, but 0 for some tensors, which something else moves.
  func freezing(_ parameters: [Parameter]) -> ParameterRates {
    var rates = self
    for parameter in parameters { rates.factors[parameter.index] = 0 }
    return rates
  }

  func check(_ parameters: Parameters) {
    guard factors.count == parameters.layout.entries.count else {
      fatalError(
        "ParameterRates: expected a factor for each of \(parameters.layout.entries.count) tensors, got "
          + "\(factors.count).")
    }
  }
}
