/// What a safetensors file says about one of its tensors.
public struct SafetensorsEntry: Equatable, Sendable {
  /// The tensor's name, such as `h.0.attn.c_attn.weight`.
  public let name: String
  /// What its elements are.
  public let type: SafetensorsElementType
  /// Its dimensions, outermost first; none for a single number.
  public let shape: [Int]
  /// Where its bytes are, counted from the start of the file's data.
  public let byteRange: Range<Int>
}
