/// Something about one attention head of a transformer.
public protocol AttentionHead {
  /// The layer, from 1.
  var layer: Int { get }
  /// The head in its layer, from 1.
  var head: Int { get }
}
