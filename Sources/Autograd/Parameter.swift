import Tensors

/// A handle to one learned tensor in a `Parameters` store.
public struct Parameter: Hashable, Sendable, BitwiseCopyable {
  /// The extents of the tensor.
  public let shape: Shape
  /// The place in the store's list.
  public let index: Int
  /// The place of the first element in the store's memory.
  public let offset: Int
}
