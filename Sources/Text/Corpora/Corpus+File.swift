import Platform

extension Corpus {
  /// Reads a whole file or pipe.
  ///
  /// - Throws: `CorpusError` when the path leads to no readable file.
  static func bytes(at path: String) throws(CorpusError) -> [UInt8] {
    do throws(FileError) {
      return try WholeFile.read(path)
    } catch {
      switch error.cause {
      case .missing: throw .missing(path: path)
      case .isFolder: throw .isFolder(path: path)
      case .isDevice: throw .notAFile(path: path)
      case .notDurable, .other: throw .unreadable(path: path, reason: error.reason)
      }
    }
  }
}
