import Platform

/// Fashion-MNIST: 60,000 pictures of clothing to learn from and 10,000 to test with, 28 x 28 pixels,
/// in ten classes.
///
/// - Reference: ["Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning Algorithms"](https://arxiv.org/abs/1708.07747).
public struct FashionMNIST: Sendable {
  /// The pictures to learn from.
  public let training: ImageSet
  /// The pictures to test with.
  public let test: ImageSet

  /// Where Debian's package dataset-fashion-mnist puts the files.
  public static let packageFolder = "/usr/share/datasets/fashion-mnist"

  /// What the labels 0 to 9 say.
  public static let classNames = [
    "T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot",
  ]

  /// Reads the four files of a folder, named as MNIST's, packed with gzip or not.
  ///
  /// - Parameter folder: The package's, or another with `train-images-idx3-ubyte` and so on, or with a dot
  ///   in place of the last minus but one, or PyTorch's folder of data.
  /// - Throws: `ImageError` where a file is missing or not what it should be.
  public init(folder: String = packageFolder) throws(ImageError) {
    training = try Self.part("train", in: folder)
    test = try Self.part("t10k", in: folder)
    guard training.height == test.height, training.width == test.width else {
      throw .notIDX(
        name: folder,
        reason: "its pictures to learn from and to test with have different sizes")
    }
  }

  private static func part(_ name: String, in folder: String) throws(ImageError) -> ImageSet {
    try ImageSet(
      images: IDXFile(contentsOf: path(of: "\(name)-images-idx3-ubyte", in: folder)),
      labels: IDXFile(contentsOf: path(of: "\(name)-labels-idx1-ubyte", in: folder)),
      name: "\(name)-images-idx3-ubyte")
  }

  /// The file, packed or not, named as by its makers or with a dot, here or where PyTorch puts it.
  private static func path(of file: String, in folder: String) throws(ImageError) -> String {
    let dotted = file.replacing("-idx", with: ".idx")
    for place in ["", "/raw", "/FashionMNIST/raw", "/MNIST/raw"] {
      for name in [file, dotted].flatMap({ ["\($0).gz", $0] })
      where FileSystem.exists("\(folder)\(place)/\(name)") {
        return "\(folder)\(place)/\(name)"
      }
    }
    if FileSystem.exists(folder), !FileSystem.exists("\(folder)/.") {
      throw .notAFolder(path: folder, file: "\(file).gz")
    }
    throw .notInstalled(folder: folder, file: "\(file).gz")
  }
}
