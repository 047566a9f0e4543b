import Phrases
import Platform

/// The translations of what the runner and the exercises say.
enum Translations {
  /// The project that this program was built from: its phrases are this program's.
  private static var project: String {
    var folder = #filePath
    for _ in 0..<4 { folder = FilePath.folder(of: folder) }
    return folder
  }

  /// Reads `Lessons/ko/exercises.po`, and for each chapter its own such as `exercises-07.po`.
  ///
  /// - Throws: `TranslationError` where a file is wrong.
  static func load(_ language: Language) throws(TranslationError) -> Catalogue {
    let names = FileSystem.names(in: "\(project)/Lessons/\(language.rawValue)")
      .filter { $0.hasPrefix("exercises") && $0.hasSuffix(".po") }
      .map { String($0.dropLast(3)) }
    return try Catalogue.load(language, project: project, files: names)
  }
}
