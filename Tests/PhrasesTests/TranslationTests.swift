import Foundation
import Testing

@testable import Phrases

/// What the translations of a language lack.
@Suite("Translations")
struct TranslationTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The chapters that are wholly translated, as `Lessons/ko/finished.txt` lists them.
  static let finished: [String] = {
    let text = try? String(
      contentsOf: root.appending(path: "Lessons/ko/finished.txt"), encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }()

  /// The modules whose words frame every chapter.
  private static let frame = [
    "Notebook", "Plotting", "Experiments", "Phrases", "Workbench", "WorkbenchProject",
    "WorkbenchServer",
  ]

  private static func sources(_ folder: String) -> [(name: String, text: String)] {
    let path = root.appending(path: "Sources/\(folder)").path
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.filter { ($0.hasSuffix(".swift") || $0.hasSuffix(".js")) && !isForAuthors($0) }
      .sorted()
      .compactMap { name in
        (try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)).map { (name, $0) }
      }
  }

  /// Whether a source speaks to whoever writes translations or exercises, which it does in English.
  private static func isForAuthors(_ name: String) -> Bool {
    [
      "TranslationFile.swift", "ExerciseProgram.swift", "VerifyCommand.swift",
      "GalleryCommand.swift",
    ]
    .contains { name.hasSuffix($0) } || name.hasPrefix("Verifying/")
  }

  private static func missing(_ folder: String, _ catalogue: Catalogue) -> [String] {
    sources(folder).flatMap { name, text in
      let isTemplate = name.hasSuffix("Templates.swift") || name.hasSuffix(".js")
      let keys =
        (name.hasSuffix(".js")
          ? [] : SourcePhrases(text).literals.filter(\.isLikelyPhrase).map(\.key))
        + (isTemplate ? SourcePhrases.templateKeys(text) : [])
      return keys.filter { !catalogue.has($0) }.map { "\(name): \($0)" }
    }
  }

  @Test("What frames all chapters is wholly translated", arguments: Self.frame)
  func frames(module: String) throws {
    let catalogue = try Catalogue.load(.korean, project: Self.root.path)
    let missing = Self.missing(module, catalogue)
    #expect(missing.isEmpty, "not in workbench.po:\n\(missing.joined(separator: "\n"))")
  }

  @Test(
    "What is said around the exercises is wholly translated",
    arguments: ["ExerciseRunner", "ExerciseCatalogue", "ExerciseKit"])
  func exercises(module: String) throws {
    let catalogue = try Catalogue.load(
      .korean, project: Self.root.path, files: ["exercises"])
    let missing = Self.missing(module, catalogue)
    #expect(missing.isEmpty, "not in exercises.po:\n\(missing.joined(separator: "\n"))")
  }

  @Test("The checks of a chapter whose exercises are translated have Korean names")
  func checkNames() throws {
    let folder = Self.root.appending(path: "Exercises").path
    let chapters = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    var count = 0
    for chapter in chapters {
      let file = "exercises-\(chapter.prefix(2))"
      let path = Self.root.appending(path: "Lessons/ko/\(file).po").path
      guard chapter.first?.isNumber == true, FileManager.default.fileExists(atPath: path) else {
        continue
      }
      let catalogue = try Catalogue.load(.korean, project: Self.root.path, files: [file])
      // What has slots is made of the names of parameters: a check's input.
      let keys = Self.sources("../Exercises/\(chapter)")
        .filter { $0.name.hasSuffix("Checks.swift") }
        .flatMap { SourcePhrases($0.text).literals.filter(\.isLikelyPhrase).map(\.key) }
        .filter { !$0.contains("{") }
      let missing = keys.filter { !catalogue.has($0) }
      #expect(missing.isEmpty, "not in \(file).po:\n\(missing.joined(separator: "\n"))")
      count += keys.count
    }
    #expect(count > 0)
  }

  @Test("A finished chapter has a translated lesson, and every phrase of its sources is translated")
  func chapters() throws {
    for chapter in Self.finished {
      let catalogue = try Catalogue.load(.korean, project: Self.root.path, chapter: chapter)
      let missing = Self.missing("Chapters/\(chapter)", catalogue)
      #expect(missing.isEmpty, "not in \(chapter).po:\n\(missing.joined(separator: "\n"))")
      let lesson = Self.root.appending(path: "Lessons/ko/\(chapter).md").path
      #expect(FileManager.default.fileExists(atPath: lesson), "there is no \(lesson)")
    }
  }

  @Test("Every file of translations can be read")
  func files() throws {
    let folder = Self.root.appending(path: "Lessons/ko").path
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where name.hasSuffix(".po") {
      let path = "\(folder)/\(name)"
      let bytes = try #require(FileManager.default.contents(atPath: path))
      let file = try TranslationFile([UInt8](bytes), path: path)
      #expect(file.openKeys.isEmpty, "\(name) has no translation of \(file.openKeys)")
    }
  }

  @Test("A literal's key is that of the phrase")
  func keys() throws {
    let source = #"""
      let a: Phrase = "time"  // let b: Phrase = "no"
      page.say("\(n) of the \(other ? "left ones" : "right") words")
      let c: Phrase = """
        One line, \
        \(x) another
        and "a third".
        """
      page.caption("Right answers at \(n) tokens " + "in \(seconds: s)")
      x("file-name.json"); fatalError("Something is wrong."); y("two words" as String)
      """#
    let literals = SourcePhrases(source).literals
    #expect(
      literals.filter(\.isLikelyPhrase).map(\.key) == [
        "time", "left ones", "{1} of the {2} words", "One line, {1} another\nand \"a third\".",
        "Right answers at {1} tokens in {2}",
      ])
    #expect(literals.map(\.key).contains("right"))
    #expect(
      SourcePhrases.templateKeys("<p>[[Close]]</p>[[Chapter {1}|{{number}}]]") == [
        "Close", "Chapter {1}",
      ])
  }
}
