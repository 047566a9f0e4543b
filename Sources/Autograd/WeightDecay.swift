extension Parameters.Entry {
  /// Whether weight decay applies: to matrices and tables, not to gains and biases.
  ///
  /// Decay holds products down, where large weights fit noise. A gain or a bias multiplies nothing that
  /// another weight could not undo; GPT-2 and those after it leave all tensors of one axis out.
  public var decays: Bool { shape.rank >= 2 }
}
