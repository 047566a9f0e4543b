import Experiments
import Images
import NeuralNetworks
import Notebook
import Plotting

/// A way to see pictures: each has one name, one metric of its error and one colour everywhere.
struct Way: Hashable {
  let name: String
  let metric: String
  let colour: Colour
  let marker: Marker

  static let linear = Way("linear, pixels", "error_linear", Theme.categories[7], .disc)
  static let handmade = Way("linear, hand-made", "error_handmade", Theme.categories[4], .square)
  static let perceptron = Way("perceptron", "error_mlp", Theme.categories[5], .square)
  static let convolutional = Way("convolutional", "error_convnet", Theme.categories[0], .disc)
  static let all = [linear, handmade, perceptron, convolutional]

  private init(_ name: String, _ metric: String, _ colour: Colour, _ marker: Marker) {
    (self.name, self.metric, self.colour, self.marker) = (name, metric, colour, marker)
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

  /// The fraction of test pictures with wrong answers.
  func error(of answers: [Int32]) -> Double {
    ClassificationScores(
      answers: answers, labels: data.test.labels, classCount: data.classCount
    ).error
  }

  /// The line under a figure's title.
  func subtitle(_ what: String, _ page: Page) -> String { "\(what); \(data.title); \(page.note)" }

  /// Three pictures, one a row, with what is made of each beside it.
  func examples(
    of images: ImageSet, title: String, _ subtitle: String, columns: [String], footnote: String,
    width: Double, beside: (_ index: Int, _ place: Int) -> [[[Double]]]
  ) -> Panels {
    let shown = data.examples(of: [0, 1, 9], in: images)
    return Panels(
      title: title, subtitle: subtitle, columns: columns.count + 1,
      panels: shown.enumerated().flatMap { place, index in
        [.picture(index, of: images)] + beside(index, place).map { .brightness($0) }
      }, rowTitles: shown.map { data.className(of: $0, in: images) },
      columnTitles: ["picture"] + columns, sharesScale: true, isCompact: true, footnote: footnote,
      width: width)
  }
}
