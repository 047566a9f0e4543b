import Autograd
import Images
import NeuralNetworks
import Tensors

/// A trained network, with its test error at some points of the training.
public struct PictureTraining<Network: PictureNetwork>: Sendable {
  /// The network as it is in the end.
  public var trained: TrainedModel<Network>
  /// The network's numbers before.
  public let initial: Parameters
  /// Pictures seen at each point.
  public private(set) var seen: [Double] = []
  /// The fraction of wrong answers on the test pictures at each point.
  public private(set) var errors: [Double] = []

  /// The error in the end; 1 before the first point.
  public var error: Double { errors.last ?? 1 }

  /// Begins with a network that has learned nothing.
  public init(_ network: Network, _ parameters: Parameters) {
    trained = TrainedModel(network, parameters)
    initial = parameters
  }

  /// Adds a point.
  ///
  /// - Parameters:
  ///   - error: The fraction of wrong answers.
  ///   - seen: How many pictures were seen.
  public mutating func add(error: Double, seen: Int) {
    errors.append(error)
    self.seen.append(Double(seen))
  }
}

extension LoadedPictures {
  /// The fraction of test pictures with wrong answers.
  ///
  /// - Parameter answers: One answer a test picture.
  /// - Returns: The fraction, from 0 to 1.
  public func testError(of answers: [Int32]) -> Double {
    ClassificationScores(answers: answers, labels: test.labels, classCount: classCount).error
  }

  /// The fraction of test pictures that a network gets wrong.
  public func testError(
    _ network: some PictureNetwork, _ parameters: Parameters, workers: Workers
  ) -> Double {
    testError(
      of: network.predictions(
        ofCount: test.count, parameters: parameters, workers: workers, pictures: test.channels))
  }
}
