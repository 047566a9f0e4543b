import Images
import Tensors

/// A picture with its class.
struct LabelledPicture: Sendable {
  /// `[28 · 28]`, from 0 to 1.
  let pixels: [Float]
  let label: Int32

  /// Pictures side by side, `[batch, 28, 28, 1]`.
  static func tensor(_ pictures: ArraySlice<LabelledPicture>) -> Tensor {
    Tensor(Shape(pictures.count, 28, 28, 1), pictures.flatMap(\.pixels))
  }
}

/// Fashion-MNIST cut into eight kinds to learn first and two to learn after that.
struct PictureTask {
  /// The two kinds that come later: the two that look most alike, which makes the task a hard one.
  static let newKinds: [Int32] = [0, 6]

  /// Pictures of the eight kinds, labelled 0 to 7.
  let first: [LabelledPicture]
  /// Pictures of the two kinds, labelled 0 and 1.
  let second: [LabelledPicture]
  /// Other pictures of the two kinds.
  let test: [LabelledPicture]

  init(
    _ pictures: FashionMNIST, _ configuration: Configuration, using generator: SeededGenerator
  ) {
    var generator = generator
    let kinds = (0..<10 as Range<Int32>).filter { !Self.newKinds.contains($0) }
    let all = pictures.training.labels.indices.shuffled(using: &generator)
    func take(_ kinds: [Int32], _ each: Int) -> [LabelledPicture] {
      let chosen = kinds.flatMap { kind in
        all.filter { pictures.training.labels[$0] == kind }.prefix(each)
      }
      return Self.pictures(pictures.training, chosen, kinds)
    }
    first = take(kinds, configuration.picturesEach)
    second = take(Self.newKinds, configuration.pictureLabels.last ?? 1)
    let asked = pictures.test.labels.indices.filter {
      Self.newKinds.contains(pictures.test.labels[$0])
    }
    test = Self.pictures(
      pictures.test, Array(asked.prefix(configuration.pictureTestCount)), Self.newKinds)
  }

  private static func pictures(
    _ set: ImageSet, _ indices: [Int], _ kinds: [Int32]
  ) -> [LabelledPicture] {
    let values = set.tensor(indices).elements
    return indices.enumerated().map { row, index in
      LabelledPicture(
        pixels: Array(values[(row * set.pixelCount)..<((row + 1) * set.pixelCount)]),
        label: Int32(kinds.firstIndex(of: set.labels[index]) ?? 0))
    }
  }

  /// Kinds in words.
  static func names(_ kinds: [Int32]) -> String {
    kinds.map { FashionMNIST.classNames[Int($0)].lowercased() }.joined(separator: " and ")
  }

  var secondNames: String { Self.names(Self.newKinds) }
}
