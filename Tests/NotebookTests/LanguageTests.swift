import ArgumentParser
import Phrases
import Platform
import Testing

@testable import Notebook

@Suite("The language of a run")
struct LanguageTests {
  private let folder: TemporaryFolder
  private let surroundings = Surroundings()

  init() throws {
    folder = try TemporaryFolder()
    surroundings.project = Project(folder: folder.path)
    try folder.write(
      "# 99 · Does it work?\n\n## look · Where does it look?\n", to: "Lessons/99-toy.md")
    try folder.write(
      """
      msgid "Read it: {1}"
      msgstr "읽을 곳: {1}"

      msgid "This run"
      msgstr "이번 실행"

      msgid "at least {1}"
      msgstr "{1} 이상"

      msgid "There is no step “{1}”; the steps are: {2}."
      msgstr "“{1}” 단계는 없다. 있는 단계: {2}."

      """, to: "Lessons/ko/workbench.po")
    try folder.write(
      """
      msgid "Does it work?"
      msgstr "작동하는가?"

      msgid "Looking"
      msgstr "보기"

      msgid "{1} of them"
      msgstr "그중 {1}"

      msgid "It looks back"
      msgstr "뒤를 본다"

      msgid "nearly all"
      msgstr "거의 모두"

      """, to: "Lessons/ko/99-toy.po")
  }

  private func run(_ arguments: [String] = []) throws {
    try surroundings.run(["--output", folder("Output"), "--threads", "2"] + arguments) { notebook in
      notebook.step("look", title: "Looking") { page in
        page.say("Nobody translates this.")
        try page.claim(
          "looks-back", "It looks back",
          .check("\(0.97, decimals: 2) of them", 0.97, .atLeast(0.9, because: "nearly all")))
        try page.figure("scores", FakeFigure(), caption: "Looking")
      }
    }
  }

  @Test("is that of the command line, else that of the environment")
  func choice() throws {
    #expect(try Toy.parse([]).options.language == nil)
    #expect(try Toy.parse(["--language", "ko"]).options.language == .korean)
    surroundings.language = .korean
    try run()
    #expect(try folder.text(of: "Output/99-toy/run.json").contains("\"language\" : \"ko\""))
    try run(["--language", "en"])
    #expect(try folder.text(of: "Output/99-toy/run.json").contains("\"language\" : \"en\""))
  }

  @Test("must be one that is spoken here")
  func unknown() throws {
    let error = #expect(throws: (any Error).self) { try Toy.parse(["--language", "fr"]) }
    let message = Toy.message(for: try #require(error))
    #expect(message.contains("it must be en (English) or ko (한국어)."))
    #expect(Toy.exitCode(for: try #require(error)).rawValue == 64)
  }

  @Test("is that of the terminal, the record and the pages")
  func korean() throws {
    try run(["--language", "ko"])
    let text = surroundings.output.text
    #expect(text.contains("99-toy  작동하는가?") && text.contains("1/1  보기"))
    #expect(text.contains("읽을 곳: ") && text.contains("그중 0.97 (0.9 이상: 거의 모두)"))
    #expect(text.contains("뒤를 본다") && !text.contains("It looks back"))
    let page = try folder.text(of: "Output/99-toy/notebook.html")
    #expect(page.contains("<html lang=\"ko\">") && page.contains("이번 실행"))
    #expect(try folder.text(of: "Output/index.html").contains("<html lang=\"ko\">"))
    #expect(try folder.text(of: "Output/99-toy/notebook.ipynb").contains("뒤를 본다"))
    // What a later program makes of the run is in the run's language too.
    let again = try ChapterPage(folder: folder("Output/99-toy"), project: surroundings.project)
    #expect(again.html().contains("<html lang=\"ko\">"))
  }

  @Test("has a lesson of its own, or the English one")
  func lesson() throws {
    try run(["--language", "ko"])
    #expect(try folder.text(of: "Output/99-toy/notebook.html").contains("Where does it look?"))
    try folder.write("# 99 · 작동하는가?\n\n## look · 어디를 보는가?\n", to: "Lessons/ko/99-toy.md")
    try run(["--language", "ko"])
    #expect(try folder.text(of: "Output/99-toy/notebook.html").contains("어디를 보는가?"))
    try run(["--language", "en"])
    #expect(try folder.text(of: "Output/99-toy/notebook.html").contains("Where does it look?"))
  }

  @Test("is English where there is no translation, and a file lists what is missing")
  func missing() throws {
    try run(["--language", "ko"])
    #expect(surroundings.output.text.contains("Nobody translates this."))
    let missing = try folder.text(of: "Output/99-toy/untranslated.timed.po")
    #expect(missing.contains("msgid \"Nobody translates this.\"\nmsgstr \"\"\n"))
    #expect(!missing.contains("It looks back"))
    try run(["--language", "en"])
    #expect(throws: (any Error).self) { try folder.text(of: "Output/99-toy/untranslated.timed.po") }
  }

  @Test("is that of what went wrong")
  func errors() throws {
    let error = #expect(throws: ValidationError.self) {
      try run(["--language", "ko", "--steps", "none"])
    }
    #expect(error?.message == "“none” 단계는 없다. 있는 단계: look.")
  }

  @Test("is refused where a file of translations is wrong, with its line")
  func wrongFile() throws {
    try folder.write("msgid \"a\"\n", to: "Lessons/ko/99-toy.po")
    #expect(throws: TranslationError.self) { try run(["--language", "ko"]) }
  }
}
