#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The translations into one language, by the keys of phrases.
public struct Catalogue: Sendable {
  /// The language of the translations.
  public let language: Language

  private let templates: [String: PhraseTemplate]
  private let missing: MissingPhrases?

  /// Every phrase as it is written.
  public static let english = Catalogue(language: .english, templates: [:], missing: nil)

  private init(language: Language, templates: [String: PhraseTemplate], missing: MissingPhrases?) {
    self.language = language
    self.templates = templates
    self.missing = missing
  }

  /// Makes a catalogue of translation files.
  ///
  /// - Parameters:
  ///   - language: The language that they translate into.
  ///   - files: The files, the more special ones last: a later one may translate a phrase anew.
  public init(_ language: Language, _ files: [TranslationFile]) {
    var templates: [String: PhraseTemplate] = [:]
    for file in files { templates.merge(file.templates) { $1 } }
    self.init(language: language, templates: templates, missing: nil)
  }

  /// The file in `Lessons/ko/` with the phrases around all chapters.
  public static let frameName = "workbench"

  /// Reads the catalogue of a language from a project's folder.
  ///
  /// That is `Lessons/ko/workbench.po`, and the chapter's own such as `Lessons/ko/05-attention.po`. A
  /// file that is not there has no translations.
  ///
  /// - Throws: `TranslationError` where a file is wrong.
  public static func load(
    _ language: Language, project folder: String, chapter: String? = nil
  ) throws(TranslationError) -> Catalogue {
    try load(language, project: folder, files: chapter.map { [$0] } ?? [])
  }

  /// Reads the catalogue of a language from a project's folder: what frames all chapters, and more.
  ///
  /// - Parameters:
  ///   - language: The language that the files translate into.
  ///   - folder: The project's folder.
  ///   - names: Files in `Lessons/ko/` without `.po`, the more special ones last.
  /// - Returns: The catalogue; ``english`` for English, which no file translates.
  /// - Throws: `TranslationError` where a file is wrong.
  public static func load(
    _ language: Language, project folder: String, files names: [String]
  ) throws(TranslationError) -> Catalogue {
    guard language != .english else { return .english }
    var files: [TranslationFile] = []
    for name in [frameName] + names {
      let path = "\(folder)/Lessons/\(language.rawValue)/\(name).po"
      guard let bytes = FileManager.default.contents(atPath: path) else { continue }
      files.append(try TranslationFile([UInt8](bytes), path: path))
    }
    return Catalogue(language, files)
  }

  /// Whether phrases are looked up at all.
  var isTranslating: Bool { language != .english }

  /// The translation of a phrase, or nil where there is none.
  func template(for phrase: Phrase) -> PhraseTemplate? {
    let template = templates[phrase.key]
    if template == nil, let missing, phrase.hasWords { missing.insert(phrase.key) }
    return template
  }

  /// Whether a phrase with this key is translated.
  public func has(_ key: String) -> Bool { templates[key] != nil }

  /// The keys of all phrases that are translated, in alphabetical order.
  public var keys: [String] { templates.keys.sorted() }

  // MARK: - What is missing

  /// The same catalogue, which from now on remembers phrases that it lacks.
  public func rememberingMissing() -> Catalogue {
    Catalogue(language: language, templates: templates, missing: MissingPhrases())
  }

  /// The keys of the phrases that were asked for and are not translated, in alphabetical order;
  /// none where ``rememberingMissing()`` was not asked for.
  public var missingKeys: [String] { missing?.keys ?? [] }
}
