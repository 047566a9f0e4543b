import Images
import Notebook
import Phrases

/// The pictures of a run: the learner's own, or Fashion-MNIST, to learn from and to test with.
public struct LoadedPictures: Sendable {
  /// The pictures to learn from.
  public let training: ImageSet
  /// Other pictures, to test with.
  public let test: ImageSet
  /// What the classes are called.
  public let classNames: [Phrase]
  /// The pictures as the run's record names them: their folder and the hash of the test's.
  public let option: OptionValue
  /// Whether they are the chapter's own.
  public let isDefault: Bool

  /// Pixels of the shortest side that hand-made features and pooling can use.
  public static let leastSide = 8

  /// Reads a folder with the four files of Fashion-MNIST or MNIST.
  ///
  /// - Parameters:
  ///   - folder: Where the files are.
  ///   - trainingLimit: The most pictures to learn from; nil for all.
  ///   - testLimit: The most to test with; nil for all.
  /// - Throws: `ImageError` or `PictureError`, one sentence, before anything is trained.
  public init(folder: String, trainingLimit: Int? = nil, testLimit: Int? = nil) throws {
    let all = try FashionMNIST(folder: folder)
    for part in [all.training, all.test] where min(part.height, part.width) < Self.leastSide {
      throw PictureError.tooSmall(height: part.height, width: part.width)
    }
    let classCount = max(all.training.classCount, all.test.classCount)
    guard classCount >= 2 else { throw PictureError.oneClass }
    option = .file(path: folder, bytes: all.test.pixels + all.test.labels.map { UInt8($0) })
    isDefault = folder == FashionMNIST.packageFolder
    classNames =
      isDefault && classCount == FashionMNIST.classNames.count
      ? FashionMNIST.classNames.map { Phrase(key: $0) }
      : (0..<classCount).map { "class \($0)" }
    training = all.training.first(trainingLimit)
    test = all.test.first(testLimit)
  }

  /// How many classes there are.
  public var classCount: Int { classNames.count }

  /// What figures call the pictures.
  public var title: Phrase { isDefault ? "Fashion-MNIST" : "pictures of --images" }

  /// The name of what a picture shows.
  public func className(of index: Int, in images: ImageSet) -> Phrase {
    classNames[Int(images.labels[index])]
  }

  /// The first picture of some classes; the last class stands for those that there are not.
  public func examples(of labels: [Int], in images: ImageSet) -> [Int] {
    labels.compactMap { label in
      images.labels.firstIndex { Int($0) == min(label, classCount - 1) }
    }
  }
}

/// Why pictures can't be used.
public enum PictureError: Error, Equatable, CustomStringConvertible {
  /// A side is shorter than the features need.
  case tooSmall(height: Int, width: Int)
  /// There is nothing to tell apart.
  case oneClass

  /// One sentence for the learner.
  public var description: String {
    switch self {
    case .tooSmall(let height, let width):
      "The pictures have \(height) x \(width) pixels; the features need at least 8 x 8."
    case .oneClass:
      "All pictures have the same label; a classifier needs at least two kinds."
    }
  }
}
