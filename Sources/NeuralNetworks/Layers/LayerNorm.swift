import Autograd
import Tensors

/// Layer normalisation with a learned gain and bias.
///
/// - Reference: ["Layer Normalization"](https://arxiv.org/abs/1607.06450).
public struct LayerNorm: Layer {
  /// The gain, `[width]`, 1 at the start.
  public let weight: Parameter
  /// The bias, `[width]`, 0 at the start.
  public let bias: Parameter

  /// Adds a layer's parameters to a store, as `NAME.weight` and `NAME.bias`.
  public init(_ name: String, width: Int, in parameters: inout Parameters) {
    weight = parameters.add("\(name).weight", Tensor(Shape(width), repeating: 1))
    bias = parameters.add("\(name).bias", Tensor(Shape(width)))
  }

  /// Normalises each row.
  ///
  /// - Parameter x: `[…, width]`.
  /// - Returns: `[…, width]`.
  public func callAsFunction(_ x: Variable) -> Variable {
    x.layerNorm(gain: x.tape.variable(weight), bias: x.tape.variable(bias))
  }
}
