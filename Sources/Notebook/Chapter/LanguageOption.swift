import ArgumentParser
import Phrases
import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// `--language`, which every program of the workbench has.
public struct LanguageOption: ParsableArguments {
  /// The language of all that a reader reads; nil for that of the process's environment.
  @Option(
    help: ArgumentHelp(
      "The language of texts and pictures: en or ko. (default: the system's)", valueName: "code"),
    transform: Self.language)
  public var language: Language?

  /// Makes the option with its default; parsing fills it.
  public init() {}

  /// The option as words of a command line have it that are handed on; without them, its default.
  public static func named(in words: [String]) -> LanguageOption {
    var option = LanguageOption()
    option.language = nil
    if let place = words.lastIndex(where: { $0 == "--language" || $0.hasPrefix("--language=") }) {
      let value = words[place].split(separator: "=", maxSplits: 1).dropFirst().first.map(
        String.init)
      option.language = (value ?? words.dropFirst(place + 1).first).flatMap(Language.init)
    }
    return option
  }

  /// The language that was asked for, or else the system's.
  public var chosen: Language {
    language ?? .preferred(in: ProcessInfo.processInfo.environment)
  }

  /// The words around the chapters in that language.
  ///
  /// - Parameters:
  ///   - project: Where the translations are.
  ///   - more: The beginning of the names of more files of them; nil for none.
  /// - Returns: The words.
  /// - Throws: `TranslationError` where a file of translations is wrong.
  public func catalogue(
    of project: Project = .ofThisProgram(), more: String? = nil
  ) throws(TranslationError) -> Catalogue {
    let folder = FilePath.join(project.folder, "Lessons/\(chosen.rawValue)")
    let names = FileSystem.names(in: folder).filter { name in
      name.hasSuffix(".po") && more.map(name.hasPrefix) == true
    }
    return try Catalogue.load(
      chosen, project: project.folder, files: names.sorted().map { String($0.dropLast(3)) })
  }

  private static func language(_ text: String) throws -> Language {
    guard let language = Language(rawValue: text) else {
      throw ValidationError("it must be en (English) or ko (한국어).")
    }
    return language
  }
}

/// A command that speaks its reader's language.
public protocol SpokenCommand: ParsableCommand {
  /// Which language that is.
  var spoken: LanguageOption { get }

  /// The beginning of the names of the files of translations that it needs beside those around all
  /// chapters; nil for none.
  static var moreTranslations: String? { get }

  /// Does what was asked.
  func run(in catalogue: Catalogue) throws
}

extension SpokenCommand {
  /// None.
  public static var moreTranslations: String? { nil }

  /// Does what was asked; an error is told in the reader's language.
  public func run() throws {
    let catalogue = try spoken.catalogue(more: Self.moreTranslations)
    do {
      try run(in: catalogue)
    } catch let error as any PhrasedError {
      throw error.written(in: catalogue)
    }
  }
}
