import Images
import Notebook
import Phrases
import Tensors

/// The pictures that are learned from and tested with.
struct StudyImages {
  let training: ImageSet
  let test: ImageSet
  /// What the classes are called.
  let classNames: [String]
  /// The pictures, for the run's record.
  let source: OptionValue
  let isFashion: Bool

  init(folder: String, _ configuration: Configuration) throws {
    let all = try FashionMNIST(folder: folder)
    let parts = [all.training, all.test]
    for part in parts where part.height < 8 || part.width < 8 {
      throw FeaturesError.tooSmall(height: part.height, width: part.width)
    }
    let classes = max(all.training.classCount, all.test.classCount)
    guard classes >= 2 else { throw FeaturesError.oneClass }
    source = .file(path: folder, bytes: all.test.pixels + all.test.labels.map { UInt8($0) })
    isFashion = folder == FashionMNIST.packageFolder
    classNames =
      isFashion && classes == FashionMNIST.classNames.count
      ? FashionMNIST.classNames : (0..<classes).map { "class \($0)" }
    training = Self.first(configuration.trainingLimit, of: all.training)
    test = Self.first(configuration.testLimit, of: all.test)
  }

  private static func first(_ limit: Int?, of set: ImageSet) -> ImageSet {
    guard let limit, limit < set.count else { return set }
    return set.selecting(0..<limit)
  }

  var classCount: Int { classNames.count }
  var title: Phrase { isFashion ? "Fashion-MNIST" : "pictures of --images" }
}

/// What can be wrong with pictures.
enum FeaturesError: Error, CustomStringConvertible {
  case tooSmall(height: Int, width: Int)
  case oneClass
  case lossNotFinite(loss: Float, step: Int)

  var description: String {
    switch self {
    case .tooSmall(let height, let width):
      "The pictures have \(height) x \(width) pixels; the features need at least 8 x 8."
    case .oneClass:
      "All pictures have the same label; a classifier needs at least two kinds."
    case .lossNotFinite(let loss, let step):
      "The loss became \(loss) at step \(step), so the training was stopped."
    }
  }
}
