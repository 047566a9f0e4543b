import Autograd
import Tensors

/// A small convolutional network: twice a convolution, a ReLU and a pooling, then two linear layers.
///
/// - Reference: ["Gradient-Based Learning Applied to Document Recognition"](https://doi.org/10.1109/5.726791),
///   with ReLU and maximum in place of sigmoid and mean.
public struct ConvolutionalNetwork: PictureNetwork {
  /// Looks at 5 x 5 pixels at a time.
  public let first: Convolution
  /// Looks at 3 x 3 places of what the first one made.
  public let second: Convolution
  /// Looks at all places at once.
  public let hidden: Linear
  /// Scores the classes.
  public let head: Linear

  /// Adds a network's parameters to a store.
  ///
  /// - Parameters:
  ///   - height: Pixels from top to bottom, at least 4.
  ///   - width: Pixels from left to right, at least 4.
  ///   - classCount: How many classes there are.
  ///   - filters: How many things the first convolution looks for; the second looks for twice as many.
  ///   - featureCount: How many numbers a picture becomes before it is classified.
  ///   - parameters: The store.
  ///   - generator: Draws the initial weights.
  public init(
    height: Int, width: Int, classCount: Int, filters: Int = 16, featureCount: Int = 128,
    in parameters: inout Parameters, using generator: inout some RandomNumberGenerator
  ) {
    let places = (height / 4) * (width / 4) * 2 * filters
    first = Convolution(
      "first", channels: 1, outputs: filters, size: 5, in: &parameters, using: &generator)
    second = Convolution(
      "second", channels: filters, outputs: 2 * filters, size: 3, in: &parameters,
      using: &generator)
    hidden = Linear(
      "hidden", inputs: places, outputs: featureCount, deviation: (2 / Float(places)).squareRoot(),
      in: &parameters, using: &generator)
    head = Linear(
      "head", inputs: featureCount, outputs: classCount,
      deviation: (1 / Float(featureCount)).squareRoot(), in: &parameters, using: &generator)
  }

  /// What the first layer sees in pictures, `[batch, height, width, filters]`.
  public func firstMaps(_ pictures: Variable) -> Variable { first(pictures).relu() }

  /// What the network has made of each picture before it decides, `[batch, featureCount]`.
  public func features(_ pictures: Variable) -> Variable {
    let edges = firstMaps(pictures).maxPooled()  // [B, H/2, W/2, F]
    let parts = second(edges).relu().maxPooled()  // [B, H/4, W/4, 2F]
    let flat = parts.reshaped(Shape(pictures.shape[0], parts.count / pictures.shape[0]))
    return hidden(flat).relu()  // [B, featureCount]
  }
}
