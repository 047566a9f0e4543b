import Phrases
import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The folder that holds `Lessons/`, `Exercises/` and `Sources/`: what pages are made of, beside runs.
///
/// Whatever is missing is left out of a page: a program that was carried elsewhere still runs.
public struct Project: Equatable, Sendable {
  /// The folder's path.
  public let folder: String

  /// Takes a folder as it is.
  public init(folder: String) {
    self.folder = folder
  }

  /// The project that this program was built from; where that is gone, the one that the current
  /// folder lies in, and at last the current folder.
  public static func ofThisProgram() -> Project {
    var source = #filePath
    for _ in 0..<4 { source = FilePath.folder(of: source) }
    if hasLessons(source) { return Project(folder: source) }
    let here = FileManager.default.currentDirectoryPath
    var place = here
    while place != "/", place != "." {
      if hasLessons(place) { return Project(folder: place) }
      place = FilePath.folder(of: place)
    }
    return Project(folder: here)
  }

  private static func hasLessons(_ folder: String) -> Bool {
    FileSystem.kind(of: FilePath.join(folder, "Lessons")) == .folder
      && FileSystem.kind(of: FilePath.join(folder, "Package.swift")) == .file
  }

  /// What a learner types to run a chapter, such as `swift run attention`; the map is a command of the
  /// workbench.
  static func command(_ chapter: String) -> String {
    "swift run " + (chapter.hasPrefix("00-") ? "workbench " : "")
      + chapter.drop { $0 != "-" }.dropFirst()
  }

  // MARK: - Lessons

  /// The names of all lessons, such as `05-attention`, in order.
  public var lessons: [String] {
    FileSystem.names(in: FilePath.join(folder, "Lessons"))
      .filter { $0.hasSuffix(".md") && Self.isNumbered($0) }
      .map { String($0.dropLast(3)) }
  }

  /// The text of a lesson, or nil where there is none: in a language if it is translated, else in
  /// English.
  public func lesson(_ name: String, in language: Language = .english) -> String? {
    guard Self.isNumbered(name), !name.contains("/") else { return nil }
    if language != .english, let translated = text("Lessons/\(language.rawValue)/\(name).md") {
      return translated
    }
    return text("Lessons/\(name).md")
  }

  /// The heading of a lesson, such as `05 · Attention: how does a word look at the others?`, or where the
  /// lesson is not translated the chapter's question in the catalogue's language; nil where there is
  /// neither.
  package func heading(_ name: String, in catalogue: Catalogue) -> String? {
    let english = Self.heading(of: lesson(name))
    let own = Self.heading(of: lesson(name, in: catalogue.language))
    guard catalogue.language != .english, own == english else { return own }
    let question = english.map { Phrase(key: String($0.dropFirst(5))) }
    let phrases = [question, chapters().first { $0.folder == name }?.title].compactMap(\.self)
    let known = phrases.first { catalogue.has($0.english) }
    return known.map { "\(name.prefix(2)) · \($0.text(in: catalogue))" } ?? english
  }

  /// The first line of a lesson, without its `#`.
  private static func heading(of lesson: String?) -> String? {
    let line = lesson?.split(separator: "\n").first ?? ""
    return line.hasPrefix("# ") ? String(line.dropFirst(2)) : nil
  }

  /// The bytes of a picture of the gallery, or nil where there is none.
  func galleryPicture(_ name: String) -> [UInt8]? {
    guard !name.contains("/") else { return nil }
    return WholeFile.bytes(FilePath.join(folder, "Output/gallery/\(name)"))
  }

  /// A file's text, or nil where it can't be read.
  func text(_ path: String) -> String? {
    WholeFile.text(FilePath.join(folder, path))
  }

  /// Whether a name begins as `05-` does.
  static func isNumbered(_ name: String) -> Bool {
    let head = name.utf8.prefix(3).map { $0 }
    return head.count == 3 && head[2] == 0x2d
      && head[..<2].allSatisfy { (0x30...0x39).contains($0) }
  }
}
