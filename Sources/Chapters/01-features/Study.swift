import Autograd
import Images
import NeuralNetworks
import Notebook
import Phrases
import Plotting
import Tensors

/// A network with what it has learned and how well it does.
struct TrainedNetwork {
  let network: any PictureNetwork
  let parameters: Parameters
  /// The share of wrong answers on the test pictures.
  let error: Double
  /// Images seen and test error, at each point of the training.
  var curve: (seen: [Double], errors: [Double]) = ([], [])
}

/// What the steps share: the pictures, the threads, and what was learned.
final class Study {
  let configuration: Configuration
  let workers: Workers
  let seed: UInt64

  private var images: StudyImages?
  /// The share of wrong answers of each way, by the name of its metric.
  var errors: [String: Double] = [:]
  /// The error of the hand-made features by number of training pictures.
  var handmadeByAmount: [Double] = []
  private var learnedNetwork: (network: ConvolutionalNetwork, parameters: Parameters)?

  /// One random stream a purpose, so that no step depends on what another one draws.
  enum Stream: UInt64 {
    case process = 1
    case moons, scalar, perceptron, convolution, amounts, order
  }

  init(_ configuration: Configuration, threads: Int, seed: UInt64) {
    self.configuration = configuration
    self.seed = seed
    workers = Workers(threadCount: threads)
  }

  func generator(_ stream: Stream) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: stream.rawValue)
  }

  /// Reads the pictures.
  ///
  /// - Throws: `ImageError` or `FeaturesError`, one sentence, before any training.
  func read(folder: String) throws {
    images = try StudyImages(folder: folder, configuration)
  }

  var data: StudyImages {
    guard let images else { fatalError("Study: the pictures must be read before the steps run.") }
    return images
  }

  /// The convolutional network of step `learned`.
  var convolutional: (network: ConvolutionalNetwork, parameters: Parameters) {
    get {
      guard let learnedNetwork else { fatalError("Study: the step needs the one that trains.") }
      return learnedNetwork
    }
    set { learnedNetwork = newValue }
  }

  /// The line under a figure's title.
  func subtitle(_ what: Phrase, _ page: Page) -> Phrase { "\(what); \(data.title); \(page.note)" }

  func percent(_ share: Double) -> String { Format.percent(share) }
}

/// The colours of the ways to see, the same in all figures of the chapter.
enum WayColour {
  static let linear = Theme.categories[7]
  static let handmade = Theme.categories[4]
  static let perceptron = Theme.categories[5]
  static let convolutional = Theme.categories[0]
}
