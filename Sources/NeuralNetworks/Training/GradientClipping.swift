import Autograd

extension Gradients {
  /// What to multiply the gradient by so that it is no longer than `clipNorm`: gradient clipping.
  ///
  /// - Parameter clipNorm: The length to which a longer gradient is shortened; nil lets all through.
  /// - Returns: At most 1.
  /// - Reference: ["On the Difficulty of Training Recurrent Neural
  ///   Networks"](https://arxiv.org/abs/1211.5063), section 3.2.
  func clippingScale(to clipNorm: Float?) -> Float {
    clipNorm.map { min(1, $0 / (norm + 1e-6)) } ?? 1
  }
}
