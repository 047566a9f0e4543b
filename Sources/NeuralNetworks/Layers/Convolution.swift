import Autograd
import Tensors

/// A convolution: one small matrix for every place of a picture.
///
/// With a rim of zeros that keeps the picture's size where the window's side is odd.
public struct Convolution: Layer {
  /// The matrix, `[size · size · channels, outputs]`.
  public let weight: Parameter
  /// The bias, `[outputs]`.
  public let bias: Parameter
  /// Pixels along a side of the window.
  public let size: Int

  /// Adds a layer's parameters to a store.
  ///
  /// The weights start as He et al. propose for layers before a ReLU, with deviation
  /// `sqrt(2 / inputs)`; biases start at 0.
  ///
  /// - Parameters:
  ///   - name: Prefix of the parameters' names, `NAME.weight` and `NAME.bias`.
  ///   - channels: Numbers a pixel, coming in.
  ///   - outputs: Numbers a pixel, going out.
  ///   - size: Pixels along a side of the window, an odd number.
  ///   - parameters: The store.
  ///   - generator: Draws the initial weights.
  /// - Reference: ["Delving Deep into Rectifiers"](https://arxiv.org/abs/1502.01852), section 2.2.
  public init(
    _ name: String, channels: Int, outputs: Int, size: Int, in parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) {
    let inputs = size * size * channels
    self.size = size
    weight = parameters.add(
      "\(name).weight",
      Tensor(
        Shape(inputs, outputs), normalWithDeviation: (2 / Float(inputs)).squareRoot(),
        using: &generator))
    bias = parameters.add("\(name).bias", Tensor(Shape(outputs)))
  }

  /// Applies the layer.
  ///
  /// - Parameter x: `[batch, height, width, channels]`.
  /// - Returns: `[batch, height, width, outputs]`.
  public func callAsFunction(_ x: Variable) -> Variable {
    x.convolved(
      x.tape.variable(weight), bias: x.tape.variable(bias), size: size, padding: size / 2)
  }
}
