import Autograd
import Tensors

/// A linear layer, `y = x W + b`.
public struct Linear: Layer {
  /// The matrix, `[input, output]`.
  public let weight: Parameter
  /// The bias, `[output]`, or nil.
  public let bias: Parameter?

  /// Adds a layer's parameters to a store.
  ///
  /// - Parameters:
  ///   - name: Prefix of the parameters' names, `NAME.weight` and `NAME.bias`.
  ///   - inputs: The width of the input.
  ///   - outputs: The width of the output.
  ///   - deviation: Standard deviation of the initial weights; biases start at 0.
  ///   - hasBias: Whether there is a bias.
  ///   - parameters: The store.
  ///   - generator: Draws the initial weights.
  public init(
    _ name: String, inputs: Int, outputs: Int, deviation: Float, hasBias: Bool = true,
    in parameters: inout Parameters, using generator: inout some RandomNumberGenerator
  ) {
    weight = parameters.add(
      "\(name).weight",
      Tensor(Shape(inputs, outputs), normalWithDeviation: deviation, using: &generator))
    bias = hasBias ? parameters.add("\(name).bias", Tensor(Shape(outputs))) : nil
  }

  /// Applies the layer.
  ///
  /// - Parameter x: `[…, input]`.
  /// - Returns: `[…, output]`.
  public func callAsFunction(_ x: Variable) -> Variable {
    x.linear(x.tape.variable(weight), bias: bias.map { x.tape.variable($0) })
  }
}
