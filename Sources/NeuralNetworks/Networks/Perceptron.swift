import Autograd
import Tensors

/// A multilayer perceptron for pictures: linear layers with ReLU between them, which don't know that
/// pixels have neighbours.
public struct Perceptron: PictureNetwork {
  /// The layers before the last one.
  public let layers: [Linear]
  /// Scores the classes.
  public let head: Linear

  /// Adds a network's parameters to a store.
  ///
  /// - Parameters:
  ///   - pixelCount: Pixels of a picture.
  ///   - widths: How many numbers each layer makes; none for a linear classifier.
  ///   - classCount: How many classes there are.
  ///   - parameters: The store.
  ///   - generator: Draws the initial weights.
  public init(
    pixelCount: Int, widths: [Int], classCount: Int, in parameters: inout Parameters,
    using generator: inout some RandomNumberGenerator
  ) {
    var layers: [Linear] = []
    var inputs = pixelCount
    for (index, width) in widths.enumerated() {
      layers.append(
        Linear(
          "layer\(index)", inputs: inputs, outputs: width,
          deviation: (2 / Float(inputs)).squareRoot(), in: &parameters, using: &generator))
      inputs = width
    }
    self.layers = layers
    head = Linear(
      "head", inputs: inputs, outputs: classCount, deviation: (1 / Float(inputs)).squareRoot(),
      in: &parameters, using: &generator)
  }

  /// What the network has made of each picture before it decides, `[batch, featureCount]`.
  public func features(_ pictures: Variable) -> Variable {
    let batch = pictures.shape[0]
    let pixels = pictures.reshaped(Shape(batch, pictures.count / batch))  // [B, pixels]
    return layers.reduce(pixels) { $1($0).relu() }
  }
}
