import Autograd

/// A network that reads pictures and scores classes.
public protocol PictureNetwork: Layer {
  /// What the network has made of each picture before it decides.
  ///
  /// - Parameter pictures: `[batch, height, width, 1]`.
  /// - Returns: `[batch, featureCount]`.
  func features(_ pictures: Variable) -> Variable

  /// The last layer: a linear classifier on the features.
  var head: Linear { get }
}

extension PictureNetwork {
  /// Scores classes.
  ///
  /// - Parameter pictures: `[batch, height, width, 1]`.
  /// - Returns: `[batch, classCount]`.
  public func callAsFunction(_ pictures: Variable) -> Variable { head(features(pictures)) }
}
