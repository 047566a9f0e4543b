/// What can be wrong with a file of images.
public enum ImageError: Error, Equatable {
  /// No file has this path.
  case missing(path: String)
  /// The file can't be read; the reason is the system's own.
  case unreadable(path: String, reason: String)
  /// The archive is damaged or ends too early.
  case damagedArchive(name: String)
  /// The file is no IDX file of unsigned bytes, for a reason.
  case notIDX(name: String, reason: String)
  /// A file of images and a file of labels don't belong together.
  case mismatch(images: Int, labels: Int)
  /// A set of images has none.
  case empty(name: String)
  /// The path leads to a file, where a folder of files is wanted.
  case notAFolder(path: String, file: String)
  /// The folder lacks the files of a data set, which a package installs.
  case notInstalled(folder: String, file: String)
}

extension ImageError: CustomStringConvertible {
  /// One sentence that says what is wrong and what would be right.
  public var description: String {
    switch self {
    case .missing(let path):
      "There is no file at \(path); give the path of an IDX file, packed with gzip or not."
    case .unreadable(let path, let reason):
      "\(path) cannot be read (\(reason)); give the path of a file that you may read."
    case .damagedArchive(let name):
      "\(name) is damaged or cut short: it can't be unpacked; fetch it anew."
    case .notIDX(let name, let reason):
      "\(name) is no IDX file of unsigned bytes: \(reason)."
    case .mismatch(let images, let labels):
      "There are \(images) images but \(labels) labels; each image needs one."
    case .empty(let name):
      "\(name) has no images; a data set needs at least one."
    case .notAFolder(let path, let file):
      "\(path) is a file; give the folder that holds \(file) and the other three files of the data set."
    case .notInstalled(let folder, let file):
      "There is no \(file) in \(folder), nor the same without .gz; run make setup to install "
        + "Fashion-MNIST, or give a folder with the four files with --images DIR."
    }
  }
}
