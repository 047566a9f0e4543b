import Autograd

/// What turns one variable into another: a layer, or a whole network.
///
/// A layer is a value that holds handles to its parameters, and is called like a function. Layers that take
/// more than one input, such as ``Embedding`` or ``RecurrentLayer``, have their own ways to be called.
public protocol Layer: Sendable {
  /// Applies the layer.
  ///
  /// - Parameter x: Activations; the layer says of which shape.
  /// - Returns: The layer's output.
  func callAsFunction(_ x: Variable) -> Variable
}

/// Layers one after the other.
///
/// ```swift
/// let model = Sequential(hidden, Activation.relu, head)
/// let scores = model(x)
/// ```
public struct Sequential: Layer {
  /// The layers, the first to be applied first.
  public let layers: [any Layer]

  /// Lines layers up.
  public init(_ layers: any Layer...) { self.layers = layers }

  /// Lines layers up.
  public init(_ layers: [any Layer]) { self.layers = layers }

  /// Applies one layer after the other.
  public func callAsFunction(_ x: Variable) -> Variable {
    var result = x
    for layer in layers { result = layer(result) }
    return result
  }
}

/// A function of each element between layers, without parameters.
public enum Activation: Layer {
  /// `max(x, 0)`.
  case relu
  /// GPT-2's activation, a smooth form of ReLU.
  case gelu
  /// The hyperbolic tangent.
  case tanh
  /// `1 / (1 + e^-x)`.
  case sigmoid

  /// Applies the function to each element; the shape stays.
  public func callAsFunction(_ x: Variable) -> Variable {
    switch self {
    case .relu: x.relu()
    case .gelu: x.gelu()
    case .tanh: x.tanh()
    case .sigmoid: x.sigmoid()
    }
  }
}
