import Foundation
import Testing
import Text

@Suite("KingJamesBible")
struct KingJamesBibleTests {
  /// Chapters of two verses each, 12 in the first book and 11 in the second.
  private func sample() throws -> KingJamesBible {
    var lines = ""
    for (book, chapters) in [("Ge", 12), ("1Sm", 11)] {
      for chapter in 1...chapters {
        for verse in 1...2 { lines += "\(book)\(chapter):\(verse) Word of \(book) \(chapter).\n" }
      }
    }
    return try KingJamesBible(parsing: Corpus(bytes: Array(lines.utf8), name: "kjv.txt"))
  }

  @Test("Lines become verses with book, chapter and number, books that start with a digit too")
  func parses() throws {
    let bible = try sample()
    #expect(bible.verses.count == 46)
    #expect(bible.chapters.count == 23)
    #expect(
      bible.verses[25]
        == BibleVerse(book: "1Sm", chapter: 1, verse: 2, text: "Word of 1Sm 1."))
    #expect(bible.chapters[12] == 24..<26)
  }

  @Test("Every tenth chapter is held out, counted through all books")
  func heldOut() throws {
    let split = try sample().split()
    #expect(
      split.validation == """
        Word of Ge 10.
        Word of Ge 10.

        Word of 1Sm 8.
        Word of 1Sm 8.

        """)
    #expect(split.training.hasPrefix("Word of Ge 1.\nWord of Ge 1.\n\nWord of Ge 2.\n"))
    #expect(split.training.contains("Word of Ge 9.\n\nWord of Ge 11.\n"))
    #expect(split.training.split(separator: "\n").count == 42)
  }

  @Test(
    "A line that is no verse is named by its number",
    arguments: [
      "", "In the beginning", "Ge1 text", "Ge:1 text", "1:1 text", "Ge1:x text", "Ge1:1",
      "Ge1:1 ", "Ge0:1 text", "Ge1:-1 text", "Ge99999999999999999999:1 text", ":", " ",
      "Ge1:² text",
    ])
  func malformed(line: String) throws {
    let corpus = try Corpus(bytes: Array("Ge1:1 a\n\(line)\nGe1:2 b\n".utf8), name: "kjv.txt")
    let error = #expect(throws: CorpusError.self) {
      _ = try KingJamesBible(parsing: corpus)
    }
    #expect(
      error?.description
        == "Line 2 of kjv.txt does not start with a reference such as \"Ge1:1 \"; "
        + "delete the file and run make setup.")
  }

  @Test("The extract is looked for in the cache folder that the environment names")
  func cachePath() {
    #expect(
      KingJamesBible.cachePath(environment: ["HOME": "/home/a"])
        == "/home/a/.cache/llm-workbench/kjv.txt")
    #expect(
      KingJamesBible.cachePath(environment: ["HOME": "/home/a", "XDG_CACHE_HOME": "/c"])
        == "/c/llm-workbench/kjv.txt")
    #expect(
      KingJamesBible.cachePath(environment: ["HOME": "/home/a", "XDG_CACHE_HOME": ""])
        == "/home/a/.cache/llm-workbench/kjv.txt")
    #expect(KingJamesBible.cachePath(environment: [:]) == nil)
    #expect(KingJamesBible.cachePath(environment: ["HOME": "", "XDG_CACHE_HOME": "c"]) == nil)
  }

  @Test("A missing extract names the command that installs it and the option that does without")
  func missing() throws {
    let error = #expect(throws: CorpusError.self) {
      _ = try KingJamesBible(contentsOf: "/nowhere/kjv.txt")
    }
    #expect(
      error?.description
        == "The King James Bible is not at /nowhere/kjv.txt; run make setup to install it, or pass "
        + "a text of your own with --corpus FILE.")
  }

  @Test("An extract with verses missing is refused")
  func incomplete() throws {
    try withTemporaryFolder { folder in
      let path = try write(Array("Ge1:1 In the beginning\n".utf8), named: "kjv.txt", in: folder)
      let error = #expect(throws: CorpusError.self) { try KingJamesBible(contentsOf: path) }
      #expect(
        error?.description
          == "kjv.txt has 1 verses instead of 31102; delete the file and run make setup.")
    }
  }

  /// The extract that the set-up made on this machine, if it did.
  private static let installed =
    KingJamesBible.cachePath(environment: ProcessInfo.processInfo.environment) ?? ""

  @Test(
    "The real Bible has all its chapters, and a tenth of them held out",
    .enabled(if: FileManager.default.fileExists(atPath: installed)))
  func real() throws {
    let bible = try KingJamesBible(contentsOf: Self.installed)
    #expect(bible.verses.count == KingJamesBible.verseCount)
    #expect(bible.chapters.count == KingJamesBible.chapterCount)
    #expect(
      bible.verses.first?.text == "In the beginning God created the heaven and the earth.")
    let split = try bible.split()
    let share =
      Double(split.validation.utf8.count)
      / Double(split.validation.utf8.count + split.training.utf8.count)
    #expect(share > 0.08 && share < 0.12)
  }
}
