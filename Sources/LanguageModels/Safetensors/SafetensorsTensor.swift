/// A tensor as a safetensors file holds it: a name, a shape and 32-bit numbers.
public struct SafetensorsTensor: Equatable, Sendable {
  /// The tensor's name, such as `h.0.attn.c_attn.weight`.
  public let name: String
  /// Its dimensions, outermost first; none for a single number.
  public let shape: [Int]
  /// Its numbers in row-major order, as many as the product of `shape`.
  public let values: [Float]

  /// Makes a tensor; whether `values` fill `shape` is checked when it is written.
  public init(name: String, shape: [Int], values: [Float]) {
    self.name = name
    self.shape = shape
    self.values = values
  }
}
