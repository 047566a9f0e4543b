import Experiments
import Images
import NeuralNetworks

/// A way to see pictures: each has one name, one metric of its error and one colour everywhere.
struct Way: Hashable {
  let name: Phrase
  let metric: String
  let colour: Colour
  let marker: Marker

  static let linear = Way("linear, pixels", "error_linear", Theme.categories[7], .disc)
  static let handmade = Way("linear, hand-made", "error_handmade", Theme.categories[4], .square)
  static let perceptron = Way("perceptron", "error_mlp", Theme.categories[5], .square)
  static let convolutional = Way("convolutional", "error_convnet", Theme.categories[0], .disc)
  static let all = [linear, handmade, perceptron, convolutional]

  private init(_ name: Phrase, _ metric: String, _ colour: Colour, _ marker: Marker) {
    (self.name, self.metric, self.colour, self.marker) = (name, metric, colour, marker)
  }

  /// The line of this way in a figure.
  func line(_ x: [Double], _ y: [Double]) -> LineChart.Series {
    .init(name, x: x, y: y, colour: colour, marker: marker)
  }
}

/// What the steps share: the pictures, and what earlier steps found.
final class Features: Experiment<Configuration, Features.Stream> {
  enum Stream: UInt64, RandomStream {
    case process = 1
    case moons, scalar, perceptron, convolution, amounts, order
  }

  @FromStep("prepare") var data: LoadedPictures
  /// The fraction of test pictures that each way gets wrong; all of them until it is measured.
  var errors = Results(Way.all) { _ in 1.0 }
  /// The error of the hand-made features by number of training pictures.
  @FromStep("handmade") var handmadeByAmount: Results<Int, Double>
  @FromStep("learned") var convolutional: TrainedModel<ConvolutionalNetwork>

  /// Reads the pictures, before anything is trained.
  func prepare(folder: String) throws {
    data = try LoadedPictures(
      folder: folder, trainingLimit: configuration.trainingLimit,
      testLimit: configuration.testLimit)
  }

  /// How many pictures each point of the curve of amounts learns from.
  var amounts: [Int] {
    configuration.amounts.filter { $0 < data.training.count } + [data.training.count]
  }

  /// The line under a figure's title.
  func subtitle(_ what: Phrase, _ page: Page) -> Phrase { "\(what); \(data.title); \(page.note)" }
}
