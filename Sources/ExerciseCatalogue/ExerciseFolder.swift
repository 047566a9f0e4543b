import Platform

/// A folder `NN-chapter/M-name` in the package of the exercises: an exercise, whatever is in it.
public struct ExerciseFolder: Equatable, Sendable {
  /// Such as `05.1`.
  public let id: String
  /// The chapter's folder, such as `05-attention`.
  public let chapter: String
  /// The exercise's folder, with its path.
  public let path: String

  /// Finds all exercises in a package, in order; none where there is no package.
  public static func all(in package: String) -> [ExerciseFolder] {
    numbered(in: package).flatMap { chapter in
      numbered(in: FilePath.join(package, chapter)).map { name in
        let parts = [chapter, name].map { $0.prefix { $0 != "-" } }
        return ExerciseFolder(
          id: parts.joined(separator: "."), chapter: chapter,
          path: FilePath.join(package, "\(chapter)/\(name)"))
      }
    }
  }

  /// The folders in a folder whose names begin with a digit, sorted.
  private static func numbered(in folder: String) -> [String] {
    FileSystem.names(in: folder).filter { name in
      name.first?.isNumber == true && name.contains("-")
        && FileSystem.kind(of: FilePath.join(folder, name)) == .folder
    }
  }

  /// Reads what `Exercise.json` says.
  ///
  /// - Throws: `ExerciseError` where it is missing or can't be read.
  public func card() throws(ExerciseError) -> ExerciseCard {
    let file = path + "/Exercise.json"
    guard let bytes = WholeFile.bytes(file) else {
      throw ExerciseError("“\(file)” is missing: each exercise's folder needs an Exercise.json.")
    }
    do {
      return try JSON.decode(ExerciseCard.self, from: bytes)
    } catch {
      throw ExerciseError(
        """
        “\(file)” can't be read: it must have title, difficulty, minutes, lesson, hints, why and \
        mistakes (\(String(describing: error))).
        """)
    }
  }
}
